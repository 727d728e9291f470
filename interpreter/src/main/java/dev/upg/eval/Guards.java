package dev.upg.eval;

import dev.upg.diagnostic.Note;
import dev.upg.tree.Statement;
import dev.upg.value.Value;

import java.util.Optional;

/** {@code guard}: what must hold all through a block. */
final class Guards {
  private final Interpreter interpreter;

  Guards(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<Value> run(Statement.Guard guard, Frame frame) {
    if (interpreter.session().isAborting()) {
      // Only what was entered inside is to be left, and no guard stops that.
      return interpreter.executor().run(guard.body(), frame);
    }
    var guarding = new Guarding(guard, frame, interpreter);
    guarding.ask();
    var looking = guarding.lookInBackground();
    Optional<Value> returned;
    try {
      returned = interpreter.executor().run(guard.body(), frame.guardedBy(guarding));
    } catch (Failure failure) {
      throw failure.isOf(guarding) ? failure.withoutCalls() : beside(failure, guarding);
    } finally {
      looking.close();
    }
    guarding.end();
    return returned;
  }

  /** Asks all guards around a change that is about to be made. */
  void beforeChange(Frame frame) {
    frame.guards().forEach(Guarding::ask);
  }

  /** What went wrong first counts; that the guard is broken, too, is told beside it. */
  private static Failure beside(Failure first, Guarding guarding) {
    return guarding.breach()
        .map(breach -> first.with(first.bare().with(new Note("also", breach.getMessage())))).orElse(first);
  }
}
