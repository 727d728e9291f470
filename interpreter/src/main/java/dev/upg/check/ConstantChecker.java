package dev.upg.check;

import dev.upg.type.Effect;
import dev.upg.tree.Expression;
import dev.upg.type.Type;

/** Checks the default of a parameter or variable: it is computed before anything is known. */
final class ConstantChecker {
  private ConstantChecker() {}

  static void check(Expression value, Type wanted, String purpose, Context context) {
    var pure = context.with(Variables.none())
        .with(new Allowed(Effect.PURE, purpose, value.span(), Allowed.Reason.FUNCTION));
    ExpressionChecker.require(value, wanted, purpose, pure);
  }
}
