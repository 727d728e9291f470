package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent;
import dev.upg.source.Span;
import dev.upg.tree.Block;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Executes statements. What comes back is the value of a {@code return} that was met, or nothing. */
final class Executor {
  private static final Duration ENSURE_INTERVAL = Duration.ofSeconds(1);

  private final Interpreter interpreter;

  Executor(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<Value> run(Block block, Frame frame) {
    return run(block.statements(), frame.inner());
  }

  Optional<Value> run(List<Statement> statements, Frame frame) {
    for (int i = 0; i < statements.size(); i++) {
      interpreter.session().awaitDecision(frame);
      interpreter.session().checkpoint(frame);
      var statement = statements.get(i);
      var at = frame.at(frame.place().statement(i));
      var returned = interpreter.session().foresight().isPresent()
          ? interpreter.planner().run(statement, at)
          : interpreter.decisions().run(statement, at, () -> runOnce(statement, at));
      if (returned.isPresent()) {
        return returned;
      }
    }
    return Optional.empty();
  }

  /** A statement that came to its end before the run was resumed isn't entered again, if nothing depends on its values. */
  private Optional<Value> runOnce(Statement statement, Frame frame) {
    boolean hasEnd = switch (statement) {
      case WaitUntil wait -> true;
      case Foreach loop -> false;
      case Statement.Ensure ensure -> true;
      case Statement.Guard guard -> true;
      case Statement.With with -> true;
      case Statement.Step step -> true;
      case Statement.Try attempt -> true;
      case Statement.Pause pause -> true;
      case Statement.Say say -> true;
      case Statement.Confirm confirm -> true;
      case Statement.Let let -> false;
      case Statement.Evaluate evaluate -> false;
      case Statement.Require require -> false;
      case Statement.If branch -> false;
      case Statement.Fail fail -> false;
      case Statement.Return back -> false;
    };
    var ledger = interpreter.session().ledger();
    if (!hasEnd) {
      return run(statement, frame);
    }
    if (ledger.isDone(frame.place())) {
      return Optional.empty();
    }
    var returned = run(statement, frame);
    if (returned.isEmpty()) {
      ledger.done(frame.place());
    }
    return returned;
  }

  private Optional<Value> run(Statement statement, Frame frame) {
    var evaluator = interpreter.evaluator();
    return switch (statement) {
      case Statement.Let let -> {
        frame.environment().set(let.name().text(), evaluator.evaluate(let.value(), frame));
        yield Optional.empty();
      }
      case Statement.Evaluate evaluate -> {
        evaluator.evaluate(evaluate.expression(), frame);
        yield Optional.empty();
      }
      case Foreach loop -> interpreter.loops().run(loop, frame);
      case WaitUntil wait -> interpreter.waits().run(wait, frame);
      case Statement.Require require -> require(require, frame);
      case Statement.Ensure ensure -> ensure(ensure, frame);
      case Statement.Guard guard -> interpreter.guards().run(guard, frame);
      case Statement.With with -> interpreter.scopes().run(with, frame);
      case Statement.Step step -> step(step, frame);
      case Statement.Try attempt -> attempt(attempt, frame);
      case Statement.If branch -> evaluator.truth(branch.condition(), frame)
          ? run(branch.then(), frame)
          : branch.otherwise().flatMap(otherwise -> run(otherwise, frame.part("else")));
      case Statement.Fail fail -> throw Failure.of(located(failed(Code.FAILED_BY_PLAYBOOK,
          evaluator.text(fail.message(), frame), fail.span(), "the playbook stops here"), frame));
      case Statement.Confirm confirm -> {
        interpreter.session().goesLive(frame);
        yield confirm(confirm, frame);
      }
      case Statement.Pause pause -> {
        var length = evaluator.duration(pause.duration(), frame);
        interpreter.session().goesLive(frame);
        interpreter.session().sleep(length, frame);
        yield Optional.empty();
      }
      case Statement.Say say -> {
        var text = evaluator.text(say.message(), frame);
        interpreter.session().looksLive(frame);
        interpreter.session().tell(now -> new RunEvent.Said(now, frame.node(), text));
        yield Optional.empty();
      }
      case Statement.Return back ->
        Optional.of(back.value().map(value -> evaluator.evaluate(value, frame)).orElse(Value.NOTHING));
    };
  }

  private Optional<Value> require(Statement.Require require, Frame frame) {
    var watched = Watch.of(require.condition(), frame, interpreter.session()::hideSecrets);
    if (!interpreter.evaluator().truth(require.condition(), watched.frame())
        && !interpreter.session().looksLive(frame)) {
      throw notMet(require, watched, frame);
    }
    return Optional.empty();
  }

  Failure notMet(Statement.Require require, Watch watched, Frame frame) {
    var title = require.message().map(message -> interpreter.evaluator().text(message, frame))
        .orElse("A requirement isn't met");
    return Failure.of(located(watched.facts(failed(Code.NOT_MET, title, require.condition().span(), "this is not so")),
        frame));
  }

  private Optional<Value> ensure(Statement.Ensure ensure, Frame frame) {
    var evaluator = interpreter.evaluator();
    if (evaluator.truth(ensure.condition(), frame)) {
      return Optional.empty();
    }
    var returned = run(ensure.body(), frame.at(frame.place().settling()));
    if (returned.isPresent()) {
      return returned;
    }
    var clock = interpreter.session().clock();
    var limit = ensure.timeout().map(timeout -> evaluator.duration(timeout, frame))
        .orElse(Duration.ZERO);
    var start = clock.now();
    var watched = Watch.of(ensure.condition(), frame, interpreter.session()::hideSecrets);
    while (!evaluator.truth(ensure.condition(), watched.frame().unrecorded())) {
      var left = limit.minus(clock.since(start));
      if (!left.isPositive()) {
        throw Failure.of(located(watched.facts(Diagnostic.failed(Code.NOT_MET,
            "The block of `ensure` ran, and its condition still doesn't hold", ensure.condition().span(),
            "this is not so")), frame));
      }
      interpreter.session().sleep(left.compareTo(ENSURE_INTERVAL) < 0 ? left : ENSURE_INTERVAL, frame);
    }
    return Optional.empty();
  }

  private Optional<Value> step(Statement.Step step, Frame frame) {
    var session = interpreter.session();
    var title = interpreter.evaluator().text(step.title(), frame);
    var start = session.clock().now();
    session.tell(now -> new RunEvent.StepStarted(now, frame.node(), title));
    boolean succeeded = false;
    try {
      var returned = run(step.body(), frame.inStep(title));
      succeeded = true;
      return returned;
    } finally {
      boolean ended = succeeded;
      session.tell(
          now -> new RunEvent.StepEnded(now, frame.node(), title, ended, Duration.between(start, now)));
    }
  }

  Optional<Value> attempt(Statement.Try attempt, Frame frame) {
    Optional<Value> returned = Optional.empty();
    Optional<RuntimeException> failed = Optional.empty();
    try {
      returned = attemptOrRescue(attempt, frame);
    } catch (RuntimeException e) {
      failed = Optional.of(e);
    }
    if (attempt.always().isPresent()) {
      try {
        var last = interpreter.session().undisturbed(() -> run(attempt.always().get(), frame.part("always").shield()));
        returned = last.isPresent() ? last : returned;
      } catch (Failure | Stopped second) {
        failed = Optional.of(failed.map(first -> beside(first, second)).orElse(second));
      }
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
    return returned;
  }

  private Optional<Value> attemptOrRescue(Statement.Try attempt, Frame frame) {
    var ledger = interpreter.session().ledger();
    var rescued = attempt.rescue().flatMap(rescue -> ledger.rescued(frame.place()));
    if (rescued.isPresent()) {
      return rescue(attempt.rescue().get(), rescued.get(), frame);
    }
    try {
      return run(attempt.body(), attempt.rescue().isPresent() ? frame.unattended() : frame);
    } catch (Failure failure) {
      if (attempt.rescue().isEmpty() || isStillBroken(failure, frame)) {
        throw failure;
      }
      var text = interpreter.session().hideSecrets(failure.text());
      ledger.rescued(frame.place(), text);
      return rescue(attempt.rescue().get(), text, frame);
    }
  }

  private Optional<Value> rescue(Statement.Rescue rescue, String text, Frame frame) {
    var inner = frame.part("rescue").inner();
    inner.environment().set(rescue.error().text(), Value.text(text));
    try {
      return run(rescue.body(), inner);
    } catch (Failure failure) {
      interpreter.session().ledger().notRescued(frame.place());
      throw failure;
    }
  }

  /** A guard around the {@code try}: what rescues may not go on, either. */
  private static boolean isStillBroken(Failure failure, Frame frame) {
    return frame.guards().stream().anyMatch(failure::isOf);
  }

  /** What went wrong in {@code always} is told beside what went wrong first, never in its place. */
  private static RuntimeException beside(RuntimeException first, RuntimeException second) {
    if (!(second instanceof Failure)) {
      return first;
    }
    return first instanceof Failure failure
        ? failure.with(failure.bare().with(new Note("also", second.getMessage())))
        : first instanceof Stopped ? second : first;
  }

  private Optional<Value> confirm(Statement.Confirm confirm, Frame frame) {
    var question = interpreter.session().hideSecrets(interpreter.evaluator().text(confirm.message(), frame));
    try {
      if (!interpreter.session().questions().ask(question)) {
        throw Failure.of(located(failed(Code.UNANSWERED, "The answer was no: " + question, confirm.span(),
            "not confirmed"), frame)).decided();
      }
    } catch (Confirmation.CannotAsk e) {
      throw Failure.of(located(failed(Code.UNANSWERED, "Nobody can answer: " + question, confirm.span(),
          e.getMessage()).help("Run it in a terminal, or answer yes beforehand with `--yes`."), frame)).decided();
    } catch (InterruptedException e) {
      throw new Stopped();
    }
    return Optional.empty();
  }

  /** @param text the playbook's own words: the first line is the title */
  static Diagnostic failed(Code code, String text, Span at, String label) {
    var lines = text.strip().lines().toList();
    var told = Diagnostic.failed(code, lines.isEmpty() ? "" : lines.getFirst(), at, label);
    return lines.size() < 2 ? told : told.with(new Note("more", String.join("\n", lines.subList(1, lines.size()))));
  }

  static Diagnostic located(Diagnostic diagnostic, Frame frame) {
    var told = frame.node().map(node -> diagnostic.with(new Note("node", node))).orElse(diagnostic);
    return frame.step().isPresent() ? told.with(new Note("step", frame.step().get())) : told;
  }
}
