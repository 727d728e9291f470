package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;
import dev.upg.value.Version;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Texts of the program that must have a form of their own: what would fail in the run is told before it. */
final class Constants {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Constants() {}

  /** The arguments of the library's functions. */
  static void arguments(CheckedFunction function, List<Optional<Expression>> arguments, Context context) {
    switch (function.qualifiedName()) {
      case "core.version" -> arguments.getFirst().ifPresent(text -> version(text, context));
      case "text.find", "text.find_all" -> arguments.getLast().ifPresent(text -> regex(text, context));
      default -> {
      }
    }
  }

  private static void version(Expression text, Context context) {
    constant(text).ifPresent(written -> {
      try {
        Version.parse(written);
      } catch (IllegalArgumentException e) {
        context.report(Diagnostic.error(Code.BAD_CONSTANT, "This is not a version", text.span(),
            "digits with dots are wanted, like `2.5.0` or `2.00.8.12-rc1`"));
      }
    });
  }

  static void regex(Expression text, Context context) {
    constant(text).ifPresent(written -> {
      try {
        Pattern.compile(written);
      } catch (PatternSyntaxException e) {
        context.report(Diagnostic.error(Code.BAD_CONSTANT, "This is not a regular expression", text.span(),
            e.getDescription().toLowerCase(java.util.Locale.ROOT)).help(
                "Write a `\\` before a sign that stands for itself, in a text that takes it as it is: `\"\"\"a\\(b\"\"\"`."));
      }
    });
  }

  static void variable(Expression text, Context context) {
    if (constant(text).filter(name -> !VARIABLE.matcher(name).matches()).isPresent()) {
      context.report(Diagnostic.error(Code.BAD_CONSTANT, "This can't be the name of a variable of the environment",
          text.span(), "letters from a to z, digits and `_` are wanted, no digit first"));
    }
  }

  private static Optional<String> constant(Expression text) {
    return text instanceof Expression.Template template ? template.constant() : Optional.empty();
  }
}
