package dev.upg.eval;

import dev.upg.bind.Bound;
import dev.upg.clock.Clock;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.host.Connector;
import dev.upg.value.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

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
  private final NodeFailures nodeFailures = new NodeFailures();
  private final AtomicLong ids = new AtomicLong();
  private final Secrets secrets = new Secrets();
  /** Those that a stop interrupts; its own lock, so that none is interrupted that has just left. */
  private final Set<Thread> threads = new HashSet<>();
  private final ReentrantLock questions = new ReentrantLock();
  private final AtomicBoolean interrupted = new AtomicBoolean();
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

  /** Asks the person at the terminal; the nodes of a batch wait for each other's answer. */
  boolean ask(String question) throws Confirmation.CannotAsk, InterruptedException {
    questions.lockInterruptibly();
    try {
      return confirmation.confirm(question);
    } finally {
      questions.unlock();
    }
  }

  Progress progress() {
    return progress;
  }

  NodeFailures nodeFailures() {
    return nodeFailures;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  /** Tells an event, with every secret hidden in all its texts. */
  synchronized void tell(Function<Instant, RunEvent> event) {
    listener.on(Redaction.of(event.apply(clock.now()), secrets));
  }

  /**
   * From now on this is hidden wherever it would be seen, also where a remote command echoes it. Told of all parameters and
   * variables of nodes before the first statement: every secret comes from there.
   */
  void keepSecrets(Value value) {
    secrets.keep(value);
  }

  /** For texts that don't become events. */
  String hideSecrets(String text) {
    return secrets.hide(text);
  }

  void askToStop() {
    stopAsked = true;
  }

  boolean isStopAsked() {
    return stopAsked;
  }

  /** Interrupts what runs, once; what puts things back isn't interrupted. */
  void interrupt() {
    stopAsked = true;
    if (!interrupted.getAndSet(true)) {
      synchronized (threads) {
        threads.forEach(Thread::interrupt);
      }
    }
  }

  /** Runs what puts things back: nobody's second Ctrl-C is to cut that short. */
  <T> T undisturbed(Supplier<T> work) {
    var thread = Thread.currentThread();
    boolean known = left(thread);
    // An interrupt that was meant for what came before is spent.
    Thread.interrupted();
    try {
      return work.get();
    } finally {
      if (known) {
        entered(thread, false);
      }
    }
  }

  /** Whether this thread puts things back. */
  boolean isUndisturbed() {
    synchronized (threads) {
      return !threads.contains(Thread.currentThread());
    }
  }

  /** @param shielded whether the thread puts things back from its start: then nothing interrupts it */
  void entered(Thread thread, boolean shielded) {
    if (!shielded) {
      synchronized (threads) {
        threads.add(thread);
      }
    }
  }

  /** @return whether a stop could have interrupted it */
  boolean left(Thread thread) {
    synchronized (threads) {
      return threads.remove(thread);
    }
  }

  /**
   * @throws Stopped when the run, or this node's batch, is to end before its next statement
   * @throws Failure when a guard around this was broken
   */
  void checkpoint(Frame frame) {
    if (!frame.shielded() && (stopAsked || frame.cancelled().getAsBoolean())) {
      throw new Stopped();
    }
    frame.guards().forEach(Guarding::checkpoint);
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
