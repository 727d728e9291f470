package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.type.Effect;
import dev.upg.type.Type;

/** Checks the default of a parameter or variable: it is computed before anything is known. */
final class ConstantChecker {
  private ConstantChecker() {}

  static void check(Expression value, Type wanted, String purpose, Context context) {
    var pure = context.with(Variables.none())
        .with(new Allowed(Effect.PURE, purpose, value.span(), Allowed.Reason.DEFAULT));
    ExpressionChecker.require(value, wanted, purpose, pure);
  }

  /** Told of each call: in a default, a function of the playbook itself is refused. */
  static void called(CheckedFunction function, Expression.Call call, Context context) {
    if (context.allowed().reason() == Allowed.Reason.DEFAULT && isOfPlaybook(function)) {
      context.report(Diagnostic.error(Code.NOT_A_VALUE, "A default can't call `" + function.signature().name() + "`",
          CallChecker.nameSpan(call.callee()),
          "a function of the playbook sees its parameters, which have no values yet")
          .help("Write the value itself, or move the function into a module."));
    }
  }

  private static boolean isOfPlaybook(CheckedFunction function) {
    return function.module().name().isEmpty() && !(function.declaration() instanceof Declaration.RecordDeclaration);
  }
}
