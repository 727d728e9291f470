package dev.upg.worstcase;

import dev.upg.tree.Block;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.value.Value;

import java.util.List;
import java.util.Optional;

/** How long statements take. Each is noted; {@link dev.upg.eval} is what the rules follow. */
final class Statements {
  private final Analysis analysis;

  Statements(Analysis analysis) {
    this.analysis = analysis;
  }

  TimeBound run(Block block, Place place) {
    return run(block.statements(), place.inner());
  }

  TimeBound run(List<Statement> statements, Place place) {
    var time = TimeBound.ZERO;
    for (var statement : statements) {
      var own = run(statement, place);
      if (!place.around().inLook()) {
        analysis.note(statement, own);
      }
      time = time.plus(own);
    }
    return time;
  }

  private TimeBound run(Optional<Block> block, Place place) {
    return block.map(given -> run(given, place)).orElse(TimeBound.ZERO);
  }

  private TimeBound run(Statement statement, Place place) {
    var expressions = analysis.expressions();
    return switch (statement) {
      case Statement.Let let -> {
        var value = expressions.evaluate(let.value(), place);
        place.names().put(let.name().text(), value.value());
        yield value.time();
      }
      case Statement.Evaluate evaluate -> expressions.time(evaluate.expression(), place);
      case Foreach loop -> loop(loop, place);
      case WaitUntil wait -> wait(wait, place);
      case Statement.Require require ->
        expressions.time(require.condition(), place).plus(expressions.time(require.message(), place));
      case Statement.Ensure ensure -> ensure(ensure, place);
      case Statement.Guard guard -> guard(guard, place);
      case Statement.With with -> with(with, 0, place);
      case Statement.Step step -> expressions.time(step.title(), place).plus(run(step.body(), place));
      case Statement.Try attempt -> attempt(attempt, place);
      case Statement.If branch -> branch(branch, place);
      case Statement.Fail fail -> expressions.time(fail.message(), place);
      case Statement.Confirm confirm ->
        expressions.time(confirm.message(), place).plus(TimeBound.of(new TimeBound.Answer()));
      case Statement.Pause pause -> expressions.duration(pause.duration(), place);
      case Statement.Say say -> expressions.time(say.message(), place);
      case Statement.Return back -> {
        var value = back.value().map(given -> expressions.evaluate(given, place))
            .orElseGet(() -> Evaluated.at(AbstractValue.of(Value.NOTHING)));
        place.returned().add(value.value());
        yield value.time();
      }
    };
  }

  private TimeBound loop(Foreach loop, Place place) {
    var expressions = analysis.expressions();
    var items = expressions.evaluate(loop.items(), place);
    var list = Lists.of(items.value(), analysis::isInLimit);
    var one = place.with(loop.variable().text(), list.item());
    var each = expressions.time(loop.where(), one).plus(expressions.time(loop.orderBy(), one))
        .plus(expressions.time(loop.spreadBy(), one));
    var asked = items.time().plus(each.times(list.count())).plus(expressions.time(loop.stopAfter(), place));
    var body = run(loop.body(), one);
    if (loop.batch().isEmpty()) {
      return asked.plus(body.times(list.count()));
    }
    var sizes = loop.batch().get().sizes().stream().map(size -> expressions.evaluate(size, place)).toList();
    // Items that all share what they are spread by go one at a time.
    var batches = loop.spreadBy().isPresent() ? list.count() : Batches.count(list.count(), sizes);
    var choosing = TimeBound.sum(sizes.stream().map(Evaluated::time).toList()).times(batches);
    return asked.plus(choosing).plus(body.times(batches));
  }

  /**
   * The last look begins when the time is over, or when the nudge ends that began just before. However long a look began
   * before that, no probe in it goes on for more than the last look's time after it.
   */
  private TimeBound wait(WaitUntil wait, Place place) {
    var expressions = analysis.expressions();
    var settings = expressions.time(wait.times(), place).plus(expressions.time(wait.every(), place))
        .plus(expressions.time(wait.repeating().flatMap(WaitUntil.Repeating::every), place));
    var timeout = wait.timeout().map(given -> expressions.duration(given, place)).orElse(TimeBound.ZERO);
    var nudge = wait.repeating().map(repeating -> run(repeating.body(), place)).orElse(TimeBound.ZERO);
    if (!place.around().inLook()) {
      // Only to note how long its statements take when no wait is near its end.
      expressions.time(wait.condition(), place);
    }
    var lastLook = expressions.time(wait.condition(), place.inLook());
    return settings.plus(timeout).plus(nudge).plus(lastLook).plus(run(wait.otherwise(), place));
  }

  private TimeBound ensure(Statement.Ensure ensure, Place place) {
    var expressions = analysis.expressions();
    var look = expressions.time(ensure.condition(), place);
    var timeout = ensure.timeout().map(given -> expressions.duration(given, place)).orElse(TimeBound.ZERO);
    return look.plus(run(ensure.body(), place)).plus(timeout).plus(look);
  }

  /** Asked at first, again before each change, and at the end; what asks in the background meanwhile adds nothing. */
  private TimeBound guard(Statement.Guard guard, Place place) {
    var expressions = analysis.expressions();
    var check = expressions.time(guard.condition(), place);
    return check.plus(check).plus(expressions.time(guard.every(), place)).plus(expressions.time(guard.message(), place))
        .plus(run(guard.body(), place.guarded(check)));
  }

  private TimeBound with(Statement.With with, int index, Place place) {
    if (index == with.scopes().size()) {
      return run(with.body(), place);
    }
    var call = (Expression.Call) with.scopes().get(index);
    var resolution = place.module().resolution(call);
    var function = resolution.function().orElseThrow();
    var arguments = analysis.expressions().arguments(resolution, place);
    var inside = analysis.calls().inside(function, Expressions.values(arguments), place.around());
    return TimeBound.sum(arguments.stream().map(Evaluated::time).toList())
        .plus(scope((Declaration.Scope) function.declaration(), inside))
        .plus(with(with, index + 1, place));
  }

  /** Beginning, entering and leaving, which no wait cuts short. */
  TimeBound scope(Declaration.Scope scope, Place inside) {
    var before = run(scope.before(), inside);
    return before.plus(run(scope.enter(), inside)).plus(run(scope.leave(), inside.shielded()));
  }

  private TimeBound attempt(Statement.Try attempt, Place place) {
    var rescue = attempt.rescue().map(given -> run(given.body(), place.with(given.error().text(),
        new AbstractValue.Unknown("what went wrong")))).orElse(TimeBound.ZERO);
    return run(attempt.body(), place).plus(rescue).plus(run(attempt.always(), place.shielded()));
  }

  private TimeBound branch(Statement.If branch, Place place) {
    var condition = analysis.expressions().evaluate(branch.condition(), place);
    var decided = Texts.truth(condition.value());
    if (decided.isPresent()) {
      return condition.time().plus(decided.get() ? run(branch.then(), place) : run(branch.otherwise(), place));
    }
    return condition.time().plus(run(branch.then(), place).max(run(branch.otherwise(), place)));
  }
}
