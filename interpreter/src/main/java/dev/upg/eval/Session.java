package dev.upg.eval;

import dev.upg.bind.Bound;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.host.Connector;
import dev.upg.source.Span;
import dev.upg.value.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all threads of a run share. */
final class Session {
  /** How long a stop may go unnoticed while nothing runs. */
  private static final Duration SLICE = Duration.ofSeconds(1);
  /** What failed is tried again after so long when nobody is asked. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final Bound bound;
  private final Map<String, NativeFunction> natives;
  private final Connector connector;
  private final Clock clock;
  private final EventListener listener;
  private final Questions questions;
  private final Progress progress = new Progress();
  private final NodeFailures nodeFailures = new NodeFailures();
  private final AtomicLong ids = new AtomicLong();
  private final Secrets secrets = new Secrets();
  /** Those that a stop interrupts; its own lock, so that none is interrupted that has just left. */
  private final Set<Thread> threads = new HashSet<>();
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private volatile boolean stopAsked;
  private final Pause pause = new Pause();
  private volatile boolean aborting;
  private Optional<Ledger> ledger = Optional.empty();
  private Permission permission = Optional::empty;
  private volatile boolean clusterLost;
  private Optional<Foresight> foresight = Optional.empty();
  private Optional<Counsel> counsel = Optional.empty();
  private final ReentrantLock deciding = new ReentrantLock();
  private Optional<Thread> decider = Optional.empty();
  private final ReentrantLock telling = new ReentrantLock();
  private CompletableFuture<Void> lastTold = CompletableFuture.completedFuture(null);
  private Environment globals = new Environment();

  Session(Bound bound, Map<String, NativeFunction> natives, Connector connector, Clock clock, EventListener listener,
      Confirmation confirmation) {
    this.bound = bound;
    this.natives = natives;
    this.connector = connector;
    this.clock = clock;
    this.listener = listener;
    this.questions = new Questions(this, confirmation);
  }

  Bound bound() {
    return bound;
  }

  Map<String, NativeFunction> natives() {
    return natives;
  }

  /** The run's journal; set before its first statement. */
  void ledger(Ledger kept) {
    ledger = Optional.of(kept);
  }

  Ledger ledger() {
    return ledger.orElseThrow();
  }

  /** From now on only what was done before counts: where something new would begin, scopes are left. */
  void abort() {
    aborting = true;
  }

  boolean isAborting() {
    return aborting;
  }

  /**
   * Before anything that the journal doesn't answer.
   *
   * @throws Stopped when the run is only to be aborted
   */
  void goesLive(Frame frame) {
    if (aborting && !frame.shielded()) {
      throw new Stopped();
    }
  }

  /**
   * Before a look that the journal doesn't answer. What lies before a scope that is to be left may look, and need not be met.
   *
   * @return whether the run is only on its way to such a scope
   * @throws Stopped when the run is only to be aborted, and has arrived at all of them
   */
  boolean looksLive(Frame frame) {
    if (aborting && !frame.shielded() && !ledger().unreached().isEmpty()) {
      return true;
    }
    goesLive(frame);
    return false;
  }

  /** Set before the first statement. */
  void permittedBy(Permission given) {
    permission = given;
  }

  /** @throws Failure when no change may be made any more, not even one that puts something back */
  void mayChange(Span at) {
    try {
      var refusal = permission.refusal();
      if (refusal.isPresent()) {
        clusterLost = true;
        throw Failure.of(Diagnostic.failed(Code.CLUSTER_LOST, "The cluster isn't this run's any more: " + refusal.get(),
            at, "so this change was not made"));
      }
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }

  /** A change was refused since the cluster may belong to another run. */
  boolean clusterLost() {
    return clusterLost;
  }

  /** Nothing is changed: what would be is told there. Set before the first statement. */
  void foresight(Foresight plan) {
    foresight = Optional.of(plan);
  }

  Optional<Foresight> foresight() {
    return foresight;
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

  Questions questions() {
    return questions;
  }

  /** Set before the first statement. */
  void attendedBy(Counsel person) {
    counsel = Optional.of(person);
  }

  /** Whether somebody can decide about a failure. */
  boolean isAttended() {
    return counsel.isPresent();
  }

  /** Asks what becomes of a failure. Meanwhile no other node of the batch begins a statement. A request to stop is an answer. */
  Counsel.Decision decide(Counsel.Matter matter, Optional<String> node) {
    try {
      deciding.lockInterruptibly();
    } catch (InterruptedException e) {
      return Counsel.Decision.STOP;
    }
    try {
      synchronized (threads) {
        if (stopAsked) {
          return Counsel.Decision.STOP;
        }
        decider = Optional.of(Thread.currentThread());
      }
      var decided = counsel.orElseThrow().beforehand(matter);
      tell(now -> new RunEvent.Asked(now, node, matter.failure(), decided.isEmpty()));
      if (decided.isEmpty()) {
        return questions.waiting("what is to become of: " + matter.failure().title(),
            () -> counsel.orElseThrow().decide(matter));
      }
      if (decided.get().choice() == Counsel.Choice.RETRY) {
        clock.sleep(RETRY_AFTER);
      }
      return decided.get();
    } catch (InterruptedException | Confirmation.CannotAsk e) {
      return Counsel.Decision.STOP;
    } finally {
      synchronized (threads) {
        decider = Optional.empty();
      }
      deciding.unlock();
    }
  }

  /** Before a statement: returns when nobody is being asked about a failure. */
  void awaitDecision(Frame frame) {
    if (frame.shielded() || deciding.isHeldByCurrentThread() || !deciding.isLocked()) {
      return;
    }
    try {
      deciding.lockInterruptibly();
      deciding.unlock();
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }

  Progress progress() {
    return progress;
  }

  Pause pause() {
    return pause;
  }

  NodeFailures nodeFailures() {
    return nodeFailures;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  /**
   * Tells an event, with every secret hidden in all its texts. Events are told in the order of their times, while each thread
   * hides the secrets in its own.
   */
  void tell(Function<Instant, RunEvent> event) {
    if (telling.isHeldByCurrentThread()) {
      // A listener that stops the run: nobody else tells anything before it is back.
      listener.on(Redaction.of(event.apply(clock.now()), secrets));
      return;
    }
    RunEvent happened;
    CompletableFuture<Void> before;
    var told = new CompletableFuture<Void>();
    synchronized (this) {
      happened = event.apply(clock.now());
      before = lastTold;
      lastTold = told;
    }
    try {
      var redacted = Redaction.of(happened, secrets);
      before.join();
      telling.lock();
      listener.on(redacted);
    } finally {
      if (telling.isHeldByCurrentThread()) {
        telling.unlock();
      }
      told.complete(null);
    }
  }

  /**
   * From now on this is hidden wherever it would be seen, also where a remote command echoes it. Told of all parameters and
   * variables of nodes before the first statement: every secret comes from there.
   */
  void keepSecrets(Value value) {
    secrets.keep(value);
  }

  Diagnostic hideSecrets(Diagnostic diagnostic) {
    return Redaction.of(diagnostic, secrets);
  }

  /** For texts that don't become events. */
  String hideSecrets(String text) {
    return secrets.hide(text);
  }

  void askToStop() {
    synchronized (threads) {
      stopAsked = true;
      decider.ifPresent(Thread::interrupt);
    }
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
    sleep(duration, () -> checkpoint(frame));
  }

  /** The same where no statement runs. */
  void sleep(Duration duration) {
    sleep(duration, () -> {
      if (stopAsked) {
        throw new Stopped();
      }
    });
  }

  private void sleep(Duration duration, Runnable checkpoint) {
    var start = clock.now();
    try {
      for (var left = duration; left.isPositive(); left = duration.minus(clock.since(start))) {
        checkpoint.run();
        clock.sleep(left.compareTo(SLICE) > 0 ? SLICE : left);
      }
    } catch (InterruptedException interrupted) {
      throw new Stopped();
    }
    checkpoint.run();
  }
}
