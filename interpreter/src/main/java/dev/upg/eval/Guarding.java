package dev.upg.eval;

import dev.upg.clock.Clock;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent;
import dev.upg.source.Span;
import dev.upg.tree.Statement;
import dev.upg.value.Show;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One guard at work: it is asked, and the first breach is kept. Thread-safe. */
final class Guarding {
  private final Statement.Guard guard;
  private final Frame frame;
  private final Interpreter interpreter;
  private final Clock clock;
  private final long id;
  private final String condition;
  private final Duration every;
  private final AtomicBoolean over = new AtomicBoolean();
  private Optional<Failure> breach = Optional.empty();
  private Optional<Instant> lastHeld = Optional.empty();

  Guarding(Statement.Guard guard, Frame frame, Interpreter interpreter) {
    this.guard = guard;
    this.frame = frame.unguarded();
    this.interpreter = interpreter;
    this.clock = interpreter.session().clock();
    this.id = interpreter.session().nextId();
    this.condition = Watch.oneLine(guard.condition().span().text());
    this.every = every();
  }

  private Duration every() {
    var written = guard.every().orElseThrow();
    var value = interpreter.evaluator().duration(written, frame);
    if (!value.isPositive()) {
      throw Failure.of(Code.BAD_VALUE, "The times of a guard must be above zero", written.span(),
          "this is " + Show.duration(value));
    }
    return value;
  }

  private Span place() {
    return guard.condition().span();
  }

  synchronized Optional<Failure> breach() {
    return breach;
  }

  /** @throws Failure when it was found broken; it isn't asked now */
  void checkpoint() {
    var found = breach();
    if (found.isPresent()) {
      throw found.get();
    }
  }

  /** @throws Failure when it doesn't hold, or can't be asked, now or before */
  void ask() {
    checkpoint();
    look(frame);
    checkpoint();
  }

  /** From now on it is asked in the background, until what comes back is closed. */
  Looking lookInBackground() {
    interpreter.session().tell(now -> new RunEvent.GuardEntered(now, id, frame.node(), condition, every));
    var alarm = clock.every(every, this::lookOnce);
    return () -> {
      over.set(true);
      alarm.close();
    };
  }

  interface Looking { void close(); }

  /** The block is through: whatever was found meanwhile counts, and what its last change did. */
  void end() {
    ask();
    interpreter.session().tell(now -> new RunEvent.GuardLeft(now, id, frame.node(), condition));
  }

  private void lookOnce() {
    if (over.get() || breach().isPresent()) {
      return;
    }
    var session = interpreter.session();
    session.entered(Thread.currentThread(), frame.shielded());
    try {
      look(frame.cancelledBy(over));
    } catch (Stopped stopped) {
      // The run stops, or the block is over: nobody waits for this answer.
      over.set(true);
    } catch (RuntimeException | Error unexpected) {
      cannotBeAsked("this is a bug in upg: " + unexpected, "this is a bug in upg");
    } finally {
      session.left(Thread.currentThread());
    }
  }

  /** A probe has until the next look; a host that takes longer leaves it open whether the guard holds. */
  private void look(Frame from) {
    var asked = clock.now();
    var watch = Watch.of(guard.condition(), from.until(asked.plus(every)), interpreter.session()::hideSecrets);
    try {
      if (interpreter.evaluator().truth(guard.condition(), watch.frame())) {
        held(asked);
      } else {
        var why = why(from);
        var told = watch.facts(failed(why, lastHeld().isPresent() ? "this holds no more" : "this is not so"));
        broken(told, told.title(), watch.shown());
      }
    } catch (Failure failure) {
      cannotBeAsked(failure.text(), failure.getMessage());
    }
  }

  private void cannotBeAsked(String why, String inShort) {
    var told = failed("A guard can't be asked", "not known whether this holds").with(new Note("why", why));
    broken(told, "can't be asked: " + inShort, Map.of());
  }

  private String why(Frame from) {
    return guard.message().map(message -> interpreter.evaluator().text(message, from)).orElse("A guard doesn't hold");
  }

  private Diagnostic failed(String why, String label) {
    return Executor.located(Executor.failed(Code.GUARD_BROKEN, why, place(), label), frame);
  }

  private synchronized Optional<Instant> lastHeld() {
    return lastHeld;
  }

  private synchronized void held(Instant asked) {
    lastHeld = lastHeld.filter(known -> known.isAfter(asked)).or(() -> Optional.of(asked));
  }

  /** The first breach counts: what comes later is its consequence, or the same again. */
  private void broken(Diagnostic told, String why, Map<String, String> values) {
    synchronized (this) {
      if (breach.isPresent()) {
        return;
      }
      breach = Optional.of(Failure.ofGuard(lastHeld
          .map(at -> told.with(new Note("last held", Show.duration(Duration.between(at, clock.now())) + " before")))
          .orElse(told), this));
    }
    interpreter.session().tell(now -> new RunEvent.GuardBroken(now, id, frame.node(), condition, why, values));
  }
}
