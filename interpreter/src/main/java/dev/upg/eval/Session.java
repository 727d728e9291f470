package dev.upg.eval;

import dev.upg.bind.Bound;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.diagnostic.Note;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.host.Connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What all threads of a run share. */
final class Session {
  /** How long a stop may go unnoticed while nothing runs. */
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final Bound bound;
  private final Map<String, NativeFunction> natives;
  private final Connector connector;
  private final Clock clock;
  private final EventListener listener;
  private final Confirmation confirmation;
  private final Progress progress = new Progress();
  private final AtomicLong ids = new AtomicLong();
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean stopAsked;
  private Environment globals = new Environment();

  Session(Bound bound, Map<String, NativeFunction> natives, Connector connector, Clock clock, EventListener listener,
      Confirmation confirmation) {
    this.bound = bound;
    this.natives = natives;
    this.connector = connector;
    this.clock = clock;
    this.listener = listener;
    this.confirmation = confirmation;
  }

  Bound bound() {
    return bound;
  }

  Map<String, NativeFunction> natives() {
    return natives;
  }

  /** The playbook's parameters and groups; set before its first statement. */
  void globals(Environment known) {
    globals = known;
  }

  Environment globals() {
    return globals;
  }

  Connector connector() {
    return connector;
  }

  Clock clock() {
    return clock;
  }

  Confirmation confirmation() {
    return confirmation;
  }

  Progress progress() {
    return progress;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  synchronized void tell(Function<Instant, RunEvent> event) {
    listener.on(event.apply(clock.now()));
  }

  void keepSecret(String value) {
    if (!value.isEmpty()) {
      secrets.add(value);
    }
    // Output comes line by line; a key that is printed must be hidden there, too.
    value.lines().filter(line -> line.strip().length() > 3).forEach(secrets::add);
  }

  /** A text with every secret known to the run hidden, also where a remote command echoes it. */
  String hideSecrets(String text) {
    var hidden = text;
    for (var secret : longestFirst()) {
      hidden = hidden.replace(secret, "<hidden>");
    }
    return hidden;
  }

  /** One secret may be part of another, whose rest would be left. */
  private List<String> longestFirst() {
    return secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** The same for all the words of a message. */
  Diagnostic hideSecrets(Diagnostic diagnostic) {
    return new Diagnostic(diagnostic.severity(), diagnostic.code(), hideSecrets(diagnostic.title()),
        diagnostic.at().map(this::hideSecrets), diagnostic.related().stream().map(this::hideSecrets).toList(),
        diagnostic.notes().stream().map(note -> new Note(note.name(), hideSecrets(note.text()))).toList());
  }

  private Label hideSecrets(Label label) {
    return new Label(label.span(), hideSecrets(label.text()));
  }

  void askToStop() {
    stopAsked = true;
  }

  boolean isStopAsked() {
    return stopAsked;
  }

  /** Interrupts what runs; scopes are left all the same. */
  void interrupt() {
    stopAsked = true;
    new HashSet<>(threads).forEach(Thread::interrupt);
  }

  void entered(Thread thread) {
    threads.add(thread);
  }

  void left(Thread thread) {
    threads.remove(thread);
  }

  /** @throws Stopped when the run, or this node's batch, is to end before its next statement */
  void checkpoint(Frame frame) {
    if (!frame.shielded() && (stopAsked || frame.cancelled().getAsBoolean())) {
      throw new Stopped();
    }
  }

  /** Sleeps on the run's clock; a request to stop ends it. */
  void sleep(Duration duration, Frame frame) {
    var start = clock.now();
    try {
      for (var left = duration; left.isPositive(); left = duration.minus(clock.since(start))) {
        checkpoint(frame);
        clock.sleep(left.compareTo(SLICE) > 0 ? SLICE : left);
      }
    } catch (InterruptedException interrupted) {
      throw new Stopped();
    }
    checkpoint(frame);
  }
}
