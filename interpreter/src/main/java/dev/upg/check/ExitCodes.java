package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;

/** Exit codes that are asked about although they can only be 0: a command fails at any that it doesn't accept. */
final class ExitCodes {
  private ExitCodes() {}

  static boolean isAlwaysZero(Expression command) {
    return command instanceof Expression.RemoteCommand written && written.accept().isEmpty();
  }

  static void check(Expression.Binary binary, Context context) {
    switch (binary.operator()) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN -> {
        check(binary.left(), context);
        check(binary.right(), context);
      }
      case AND, OR, ADD, SUBTRACT, MULTIPLY, DIVIDE, MATCHES, OR_ELSE -> {
      }
    }
  }

  private static void check(Expression side, Context context) {
    if (side instanceof Expression.Member(var span, var target, var name) && name.text().equals("code")
        && (isAlwaysZero(target) || isName(target, context))) {
      context.report(Diagnostic.warning(Code.CODE_ALWAYS_ZERO, "Without `accept`, `.code` is always 0", name.span(),
          "with any other code the command has failed before")
          .help("Name the codes that may come, before the command: `accept [0, 1]`."));
    }
  }

  /** Whether {@code let} has named such a command. */
  private static boolean isName(Expression target, Context context) {
    return target instanceof Expression.NameUse use && context.variables().find(use.name())
        .filter(variable -> context.module().isNeverFailed(variable.declared())).isPresent();
  }
}
