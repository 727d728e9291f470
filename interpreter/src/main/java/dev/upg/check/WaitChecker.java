package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;
import dev.upg.tree.WaitUntil;
import dev.upg.type.Effect;
import dev.upg.type.Type.Simple;

import java.time.Duration;
import java.util.Optional;

/** Checks {@code wait until}: a bool that only looks, and a limit. */
final class WaitChecker {
  private WaitChecker() {}

  static void check(WaitUntil wait, Context context) {
    StatementChecker.condition(wait.condition(), EffectErrors.WAIT, context);
    context.use(Effect.PROBE, "`wait until`", wait.span());
    wait.times().ifPresent(times -> {
      ExpressionChecker.require(times, Simple.INT, "how many times in a row", context);
      if (times instanceof Expression.IntLiteral(var span, var count) && count < 1) {
        context.report(Diagnostic.error(Code.UNBOUNDED_WAIT, "A wait looks at least once", span, "1 or more"));
      }
    });
    wait.every().ifPresent(every -> duration(every, "the time between two looks", context));
    wait.timeout().ifPresentOrElse(timeout -> duration(timeout, "the timeout", context),
        () -> context.report(Diagnostic.error(Code.UNBOUNDED_WAIT, "This wait has no limit", wait.condition().span(),
            "may never become true").help("Say how long at most: `wait until … timeout 5m`.")));
    compare(wait.every(), wait.timeout(), context);
    often(wait, context);
    wait.repeating().ifPresent(repeating -> {
      repeating.every().ifPresent(every -> {
        duration(every, "the time between two nudges", context);
        compare(Optional.of(every), wait.timeout(), context);
      });
      StatementChecker.block(repeating.body(), context);
    });
    wait.otherwise().ifPresent(otherwise -> StatementChecker.block(otherwise, context));
  }

  static void duration(Expression expression, String purpose, Context context) {
    ExpressionChecker.look(expression, Simple.DURATION, purpose, context);
    if (constant(Optional.of(expression)).filter(Duration::isZero).isPresent()) {
      context.report(Diagnostic.error(Code.UNBOUNDED_WAIT, "This time is zero", expression.span(),
          purpose + " must be longer"));
    }
  }

  private static void compare(Optional<Expression> every, Optional<Expression> timeout, Context context) {
    var interval = constant(every);
    var limit = constant(timeout);
    if (interval.isPresent() && limit.isPresent() && limit.get().isPositive()
        && interval.get().compareTo(limit.get()) >= 0) {
      context.report(Diagnostic.error(Code.POLL_LONGER_THAN_TIMEOUT, "This wait is over before it looks again",
          every.orElseThrow().span(), "as long as the timeout, or longer")
          .related(timeout.orElseThrow().span(), "the timeout"));
    }
  }

  /** The first look is at once: for three looks two intervals must pass. */
  private static void often(WaitUntil wait, Context context) {
    var interval = constant(wait.every());
    var limit = constant(wait.timeout());
    if (wait.times().orElse(null) instanceof Expression.IntLiteral(var span, var times) && interval.isPresent()
        && limit.isPresent() && interval.get().compareTo(limit.get()) < 0
        && times - 1 > limit.get().toMillis() / Math.max(1, interval.get().toMillis())) {
      context.report(Diagnostic.error(Code.POLL_LONGER_THAN_TIMEOUT, "This wait is over before it has looked so often",
          span, times + " looks take longer than the timeout")
          .related(wait.timeout().orElseThrow().span(), "the timeout")
          .help("Wait longer, look more often, or ask for fewer times."));
    }
  }

  private static Optional<Duration> constant(Optional<Expression> expression) {
    return expression.filter(Expression.DurationLiteral.class::isInstance)
        .map(literal -> ((Expression.DurationLiteral) literal).value());
  }
}
