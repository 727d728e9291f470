package dev.upg.eval;

import dev.upg.clock.Clock;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent;
import dev.upg.plan.PlanItem;
import dev.upg.tree.Expression;
import dev.upg.tree.WaitUntil;
import dev.upg.value.Show;
import dev.upg.value.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code wait until}: polls, nudges, and gives up in time. */
final class Waits {
  /** How often a wait looks that doesn't say. */
  static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

  private final Interpreter interpreter;

  Waits(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<Value> run(WaitUntil wait, Frame frame) {
    var session = interpreter.session();
    session.goesLive(frame);
    session.ledger().forget(frame.place());
    var polling = new Polling(wait, frame);
    session.tell(now -> new RunEvent.WaitStarted(now, polling.id, frame.node(), polling.condition, polling.timeout));
    boolean held = false;
    try {
      held = polling.run();
    } finally {
      boolean ended = held;
      session.tell(now -> new RunEvent.WaitEnded(now, polling.id, frame.node(), polling.condition, ended,
          polling.values, polling.polls, Duration.between(polling.start, now)));
    }
    if (held || polling.returned.isPresent()) {
      return polling.returned;
    }
    if (wait.otherwise().isPresent()) {
      return interpreter.executor().run(wait.otherwise().get(), frame.part("else"));
    }
    throw polling.timedOut();
  }

  /** In a plan it is asked once, and taken to come true. */
  Optional<Value> foresee(WaitUntil wait, Frame frame) {
    var session = interpreter.session();
    var foresight = session.foresight().orElseThrow();
    var polling = foresight.traced(() -> new Polling(wait, frame));
    var looked = foresight.traced(() -> {
      try {
        return Optional.of(polling.value().look());
      } catch (NotKnown unknown) {
        foresight.report(unknown.since());
        return Optional.<Boolean>empty();
      }
    });
    var since = looked.since().or(polling::since);
    boolean isKnown = polling.value().lastFailure.isEmpty() && looked.value().isPresent();
    var holds = isKnown ? looked.value() : Optional.<Boolean>empty();
    foresight.block(nudges -> new PlanItem.Wait(session.hideSecrets(polling.value().condition), polling.value().times,
        polling.value().every, polling.value().timeout, polling.value().values, holds, nudges, since),
        () -> holds.orElse(false) && since.isEmpty() || wait.repeating().isEmpty()
            ? Optional.<Value>empty()
            : foresight.onWay(Optional.of(since.orElse("its condition is asked")),
                () -> interpreter.executor().run(wait.repeating().get().body(), frame)));
    return Optional.empty();
  }

  /** One wait at work. */
  private final class Polling {
    private final WaitUntil wait;
    private final Frame frame;
    private final Clock clock = interpreter.session().clock();
    private final long id = interpreter.session().nextId();
    private final Instant start = clock.now();
    private final String condition;
    private final Duration timeout;
    private final Duration every;
    private final Duration nudgeEvery;
    private final long times;
    private final Watch watch;
    private int polls;
    private Optional<Value> returned = Optional.empty();
    private long inARow;
    private Optional<Failure> lastFailure = Optional.empty();
    private Map<String, String> values = Map.of();

    Polling(WaitUntil wait, Frame frame) {
      this.wait = wait;
      this.frame = frame;
      this.condition = Watch.oneLine(wait.condition().span().text());
      this.timeout = duration(wait.timeout(), Duration.ZERO);
      this.every = duration(wait.every(), DEFAULT_INTERVAL);
      this.nudgeEvery = duration(wait.repeating().flatMap(WaitUntil.Repeating::every), every);
      this.times = wait.times().map(count -> ((Value.Int) interpreter.evaluator().evaluate(count, frame)).value())
          .orElse(1L);
      this.watch = Watch.of(wait.condition(), frame.unrecorded().until(start.plus(timeout)),
          interpreter.session()::hideSecrets);
    }

    private Duration duration(Optional<Expression> expression, Duration otherwise) {
      return expression
          .map(given -> positive(given, interpreter.evaluator().duration(given, frame)))
          .orElse(otherwise);
    }

    private static Duration positive(Expression written, Duration value) {
      if (!value.isPositive()) {
        throw Failure.of(Code.BAD_VALUE, "The times of a wait must be above zero", written.span(),
            "this is " + Show.duration(value));
      }
      return value;
    }

    /** @return whether the condition held, often enough in a row, before the time was over or what it repeats returned */
    boolean run() {
      var nextNudge = start;
      while (true) {
        interpreter.session().checkpoint(frame);
        inARow = look() ? inARow + 1 : 0;
        if (inARow >= times) {
          return true;
        }
        var elapsed = clock.since(start);
        var left = timeout.minus(elapsed);
        interpreter.session().tell(
            now -> new RunEvent.WaitPolled(now, id, frame.node(), condition, values, elapsed, left));
        if (!left.isPositive()) {
          return false;
        }
        if (wait.repeating().isPresent() && inARow == 0 && !clock.now().isBefore(nextNudge)) {
          nextNudge = clock.now().plus(nudgeEvery);
          returned = interpreter.executor().run(wait.repeating().get().body(), frame.at(frame.place().settling()));
          if (returned.isPresent()) {
            return false;
          }
        }
        var rest = timeout.minus(clock.since(start));
        interpreter.session().sleep(rest.compareTo(every) < 0 ? rest : every, frame);
      }
    }

    /** A host that doesn't answer leaves the condition unknown; the wait asks again, up to its limit. */
    private boolean look() {
      polls++;
      watch.forget();
      try {
        boolean held = interpreter.evaluator().truth(wait.condition(), watch.frame());
        lastFailure = Optional.empty();
        values = times == 1 || !held ? watch.shown() : inARow(watch.shown());
        return held;
      } catch (Failure failure) {
        if (!failure.isTransport()) {
          throw failure;
        }
        lastFailure = Optional.of(failure);
        values = new LinkedHashMap<>(Map.of("not known", failure.getMessage()));
        return false;
      }
    }

    private Map<String, String> inARow(Map<String, String> shown) {
      var longer = new LinkedHashMap<>(shown);
      longer.put("in a row", (inARow + 1) + " of " + times);
      return longer;
    }

    Failure timedOut() {
      var on = frame.node().map(node -> " on `" + node + "`").orElse("");
      var diagnostic = Diagnostic.failed(Code.WAIT_TIMED_OUT, "A wait ran out of time" + on, wait.condition().span(),
          "not so after " + Show.duration(timeout));
      diagnostic = Executor.located(watch.facts(diagnostic), frame);
      diagnostic = diagnostic.with(new Note("looked", polls + (polls == 1 ? " time" : " times")));
      if (lastFailure.isPresent()) {
        diagnostic = diagnostic.with(new Note("last", lastFailure.get().getMessage()));
      }
      return Failure.of(diagnostic);
    }
  }
}
