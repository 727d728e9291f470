package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.plan.PlanItem;
import dev.upg.plan.PlanItem.Block;
import dev.upg.plan.PlanItem.Remark;
import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.value.Show;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Executes the statements of a plan: what looks is asked, what changes is told. What a change answers, and what is looked at after it,
 * can only be foreseen: a wait is taken to come true, a requirement to be met, a way to be taken as things are now.
 */
final class Planner {
  private static final int NAME = 60;

  private final Interpreter interpreter;

  Planner(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** A command as a name for what is known after it. */
  static String shortened(String command) {
    var line = Watch.oneLine(command);
    return line.length() <= NAME ? line : line.substring(0, NAME - 1) + "…";
  }

  Optional<Value> run(Statement statement, Frame frame) {
    var foresight = foresight();
    var trace = foresight.begin();
    try {
      return plan(statement, frame);
    } catch (NotKnown unknown) {
      return unknown(statement, frame, unknown);
    } catch (Failure failure) {
      // What fails before anything was changed fails in the run, too.
      var since = trace.since().or(foresight::way);
      if (failure.isDecided() || since.isEmpty()) {
        throw failure.decided();
      }
      return unknown(statement, frame, new NotKnown(since.get()));
    } finally {
      foresight.end(trace);
    }
  }

  private Foresight foresight() {
    return interpreter.session().foresight().orElseThrow();
  }

  private String shown(Span span) {
    return interpreter.session().hideSecrets(Watch.oneLine(span.text()));
  }

  private Optional<Value> plan(Statement statement, Frame frame) {
    var evaluator = interpreter.evaluator();
    return switch (statement) {
      case Statement.Let let -> {
        var traced = foresight().traced(() -> evaluator.evaluate(let.value(), frame));
        frame.environment().set(let.name().text(), traced.value(), traced.since());
        yield Optional.empty();
      }
      case Statement.Evaluate evaluate -> {
        evaluator.evaluate(evaluate.expression(), frame);
        yield Optional.empty();
      }
      case Foreach loop -> interpreter.loops().foresee(loop, frame);
      case WaitUntil wait -> interpreter.waits().foresee(wait, frame);
      case Statement.Require require -> require(require, frame);
      case Statement.Ensure ensure -> ensure(ensure, frame);
      case Statement.Guard guard -> guard(guard, frame);
      case Statement.With with -> interpreter.scopes().foresee(with, frame);
      case Statement.Step step -> {
        var title = foresight().traced(() -> interpreter.session().hideSecrets(evaluator.text(step.title(), frame)));
        yield foresight().block(Block.Kind.STEP, title.value(), Map.of(), title.since(),
            () -> interpreter.executor().run(step.body(), frame.inStep(title.value())));
      }
      case Statement.Try attempt -> interpreter.executor().attempt(attempt, frame);
      case Statement.If branch -> branch(branch, frame);
      case Statement.Fail fail -> fail(fail, frame);
      case Statement.Confirm confirm -> remark(Remark.Kind.ASK, () -> evaluator.text(confirm.message(), frame));
      case Statement.Pause pause ->
        remark(Remark.Kind.PAUSE, () -> Show.duration(evaluator.duration(pause.duration(), frame)));
      case Statement.Say say -> remark(Remark.Kind.SAY, () -> evaluator.text(say.message(), frame));
      case Statement.Return back ->
        Optional.of(back.value().map(value -> evaluator.evaluate(value, frame)).orElse(Value.NOTHING));
    };
  }

  private Optional<Value> remark(Remark.Kind kind, Supplier<String> text) {
    var traced = foresight().traced(() -> interpreter.session().hideSecrets(text.get()));
    foresight().tell(new Remark(kind, traced.value(), traced.since()));
    return Optional.empty();
  }

  private Foresight.Traced<Boolean> truth(Expression condition, Frame frame) {
    return foresight().traced(() -> interpreter.evaluator().truth(condition, frame));
  }

  /** What depends on something that isn't known is told as it is written. */
  private Optional<Value> unknown(Statement statement, Frame frame, NotKnown unknown) {
    var since = Optional.of(unknown.since());
    if (frame.looks() && !(statement instanceof Statement.Let)) {
      throw unknown;
    }
    switch (statement) {
      case Statement.Let let -> frame.environment().unknown(let.name().text(), unknown.since());
      case Statement.Return back -> throw unknown;
      case Statement.Require require -> check(shown(require.condition().span()), since, frame);
      case Statement.If branch -> bothWays(branch, frame, unknown.since());
      case Foreach loop -> foresight().block(Block.Kind.EACH, loop.variable().text() + " in " + shown(loop.items()
          .span()), Map.of(), since, () -> {
            var inner = frame.inner();
            inner.environment().unknown(loop.variable().text(), unknown.since());
            return onWay(since, () -> interpreter.executor().run(loop.body(), inner));
          });
      case Statement.Confirm confirm ->
        foresight().tell(new Remark(Remark.Kind.ASK, shown(confirm.message().span()), since));
      case Statement.Say say -> foresight().tell(new Remark(Remark.Kind.SAY, shown(say.message().span()), since));
      default -> foresight().tell(new Remark(Remark.Kind.UNKNOWN, shown(statement.span()), since));
    }
    return Optional.empty();
  }

  private Optional<Value> require(Statement.Require require, Frame frame) {
    var watched = Watch.of(require.condition(), frame, interpreter.session()::hideSecrets);
    var holds = truth(require.condition(), watched.frame());
    if (holds.value()) {
      return Optional.empty();
    }
    var since = holds.since().or(foresight()::way);
    if (since.isPresent() && frame.looks()) {
      throw new NotKnown(since.get());
    }
    if (since.isPresent()) {
      check(shown(require.condition().span()), since, frame);
      return Optional.empty();
    }
    throw interpreter.executor().notMet(require, watched, frame);
  }

  /** The library's own checks say nothing to who reads the playbook. */
  private void check(String condition, Optional<String> since, Frame frame) {
    if (frame.module() == interpreter.session().bound().program().module()) {
      foresight().tell(new Remark(Remark.Kind.CHECK, condition, since));
    }
  }

  private Optional<Value> ensure(Statement.Ensure ensure, Frame frame) {
    var holds = truth(ensure.condition(), frame);
    var text = shown(ensure.condition().span());
    if (holds.value()) {
      foresight().tell(new Remark(Remark.Kind.HOLDS, text, holds.since()));
      return Optional.empty();
    }
    return foresight().block(Block.Kind.ENSURE, text, Map.of(), holds.since(),
        () -> onWay(holds.since(), () -> interpreter.executor().run(ensure.body(), frame)));
  }

  private Optional<Value> guard(Statement.Guard guard, Frame frame) {
    var holds = truth(guard.condition(), frame.unguarded());
    if (!holds.value() && holds.since().isEmpty()) {
      throw Failure.of(Executor.located(Executor.failed(Code.GUARD_BROKEN, guard.message().map(
          message -> interpreter.evaluator().text(message, frame)).orElse("A guard doesn't hold"), guard.condition()
              .span(),
          "this is not so"), frame));
    }
    return foresight().block(Block.Kind.GUARD, shown(guard.condition().span()), Map.of(), holds.since(),
        () -> interpreter.executor().run(guard.body(), frame));
  }

  private Optional<Value> branch(Statement.If branch, Frame frame) {
    var holds = truth(branch.condition(), frame);
    var taken = holds.value()
        ? Optional.of(branch.then())
        : branch.otherwise();
    if (holds.since().isEmpty()) {
      return taken.flatMap(block -> interpreter.executor().run(block, frame));
    }
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    try {
      return onWay(holds.since(), () -> interpreter.executor().run(taken.get(), frame));
    } catch (Unexpected unexpected) {
      if (frame.looks()) {
        throw new NotKnown(holds.since().get());
      }
      check(otherwise(branch.condition(), holds.value()), holds.since(), frame);
      return Optional.empty();
    }
  }

  /** What must be so for the way that was taken not to be. */
  private String otherwise(Expression condition, boolean holds) {
    return holds && condition instanceof Expression.Unary(var span, var operator, var operand)
        && operator == Expression.UnaryOperator.NOT
            ? shown(operand.span())
            : (holds ? "not " : "") + shown(condition.span());
  }

  private void bothWays(Statement.If branch, Frame frame, String since) {
    maybe(Block.Kind.IF, branch.condition(), since, () -> interpreter.executor().run(branch.then(), frame));
    branch.otherwise().ifPresent(otherwise -> maybe(Block.Kind.ELSE, branch.condition(), since,
        () -> interpreter.executor().run(otherwise, frame)));
  }

  private void maybe(Block.Kind kind, Expression condition, String since, Supplier<Optional<Value>> work) {
    foresight().block(kind, shown(condition.span()), Map.of(), Optional.of(since), () -> {
      try {
        return onWay(Optional.of(since), work);
      } catch (Unexpected unexpected) {
        return Optional.<Value>empty();
      }
    });
  }

  private <T> T onWay(Optional<String> since, Supplier<T> work) {
    return foresight().onWay(since, work);
  }

  private Optional<Value> fail(Statement.Fail fail, Frame frame) {
    if (foresight().way().isPresent()) {
      throw new Unexpected();
    }
    throw Failure.of(Executor.located(Executor.failed(Code.FAILED_BY_PLAYBOOK,
        interpreter.evaluator().text(fail.message(), frame), fail.span(), "the playbook stops here"), frame));
  }

  /** The length that a clause of a wait says. */
  Duration duration(Optional<Expression> expression, Frame frame, Duration otherwise) {
    return expression.map(given -> interpreter.evaluator().duration(given, frame)).orElse(otherwise);
  }
}
