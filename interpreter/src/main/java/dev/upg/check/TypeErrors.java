package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.tree.Expression;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.Collection;
import java.util.Optional;

/** The words for values of the wrong type. */
final class TypeErrors {
  private TypeErrors() {}

  /** @param purpose what the value is for: {@code the timeout} */
  static Diagnostic wrongType(Expression expression, Type wanted, Type actual, String purpose) {
    var span = expression.span();
    var label = "this is a `" + actual + "`, a `" + wanted + "` is wanted";
    if (wanted == Simple.DURATION && (actual == Simple.INT || actual == Simple.FLOAT)) {
      return Diagnostic.error(Code.MISSING_UNIT, "A duration needs a unit: " + purpose, span, label)
          .help(
              "Write the unit: `" + sample(expression) + "ms`, `" + sample(expression) + "s` or `" + sample(expression)
                  + "m`.");
    }
    if (wanted == Simple.SIZE && actual == Simple.INT) {
      return Diagnostic.error(Code.MISSING_UNIT, "A size needs a unit: " + purpose, span, label)
          .help("Write the unit: `" + sample(expression) + "MiB` or `" + sample(expression) + "GiB`.");
    }
    if (actual instanceof Type.OptionalOf(var item) && Types.accepts(wanted, item) || actual == Simple.NONE) {
      return Diagnostic.error(Code.MAY_BE_NONE, "This may be `none`: " + purpose, span, label)
          .help("Say what stands for `none`: `… ?? value`.");
    }
    if (actual == Simple.JSON) {
      return Diagnostic
          .error(Code.JSON_NOT_NARROWED, "A `json` value must be told apart first: " + purpose, span, label)
          .help("Say what it is: `.text()`, `.int()`, `.bool()`, `.items()` or `.entries()`.");
    }
    if (actual == Simple.SECRET) {
      return Diagnostic.error(Code.SECRET_SHOWN, "A secret goes only into `stdin` or `env`: " + purpose, span, label);
    }
    if (wanted instanceof Type.Literals literals && actual instanceof Type.Literals given) {
      return Diagnostic.error(Code.WRONG_TYPE, "This isn't one of the words allowed: " + purpose, span,
          Spelling.label(given.values().first(), literals.values(), "`" + wanted + "` is wanted"))
          .note("Allowed: `" + wanted + "`.");
    }
    var error = Diagnostic.error(Code.WRONG_TYPE, "A `" + wanted + "` is wanted: " + purpose, span, label);
    if (wanted == Simple.VERSION && Types.isText(actual)) {
      return error.help("Make the text a version: `version(\"2.5.0\")`.");
    }
    if (wanted instanceof Type.NodeWith(var variables) && actual instanceof Type.NodeWith(var present)) {
      var missing = variables.entrySet().stream()
          .filter(entry -> !Types.accepts(entry.getValue(), present.getOrDefault(entry.getKey(), Simple.NOTHING)))
          .map(entry -> "`" + entry.getKey() + ": " + entry.getValue() + "`").toList();
      return Diagnostic.error(Code.MISSING_VARIABLE, "These nodes lack a variable: " + purpose, span, label)
          .help("Add " + String.join(", ", missing) + " to their group in the `inventory` block.");
    }
    return wanted instanceof Type.ListOf(var inner) && actual instanceof Type.ListOf(var given)
        && inner instanceof Type.NodeWith && given instanceof Type.NodeWith
            ? ofItems(expression, inner, given, purpose)
            : error;
  }

  private static Diagnostic ofItems(Expression expression, Type wanted, Type actual, String purpose) {
    return wrongType(expression, wanted, actual, purpose);
  }

  private static String sample(Expression expression) {
    return expression instanceof Expression.IntLiteral(var span, var value) ? Long.toString(value) : "30";
  }

  /** Why a value of this type can't be part of a text; empty when it can. */
  static Optional<Diagnostic> notShown(Expression expression, Type type) {
    var span = expression.span();
    return switch (type) {
      case Type.OptionalOf(var item) -> Optional
          .of(Diagnostic
              .error(Code.MAY_BE_NONE, "This may be `none`, which has no text", span, "this is a `" + type + "`")
              .help("Say what stands for `none`: `${… ?? \"unknown\"}`."));
      case Type.FunctionOf ignored ->
        Optional.of(Diagnostic.error(Code.WRONG_TYPE, "A function has no text", span, "this is a `" + type + "`"));
      case Simple simple -> switch (simple) {
        case SECRET -> Optional.of(Diagnostic
            .error(Code.SECRET_SHOWN, "A secret can't be part of a text", span, "this is a `secret`")
            .help("Pass it by `stdin` or `env`: neither is shown, logged, or seen in a list of processes."));
        case NOTHING -> Optional.of(Diagnostic.error(Code.WRONG_TYPE, "This gives nothing back", span, "no value"));
        case NONE -> Optional.of(Diagnostic.error(Code.MAY_BE_NONE, "`none` has no text", span, "always `none`"));
        case BOOL, INT, FLOAT, STRING, DURATION, SIZE, PERCENT, VERSION, PATH, JSON, COMMAND_RESULT, UNKNOWN ->
          Optional.empty();
      };
      case Type.ListOf ignored -> Optional.empty();
      case Type.MapOf ignored -> Optional.empty();
      case Type.Literals ignored -> Optional.empty();
      case Type.NodeWith ignored -> Optional.empty();
      case Type.RecordOf ignored -> Optional.empty();
      case Type.Variable ignored -> Optional.empty();
    };
  }

  static Diagnostic unknownField(Expression.Member member, Type target, Collection<String> fields) {
    var name = member.name().text();
    if (target instanceof Type.OptionalOf) {
      return Diagnostic.error(Code.MAY_BE_NONE, "This may be `none`, which has no `" + name + "`",
          member.target().span(), "this is a `" + target + "`").help("Say what stands for `none` with `??` first.");
    }
    if (target == Simple.JSON) {
      return Diagnostic.error(Code.JSON_NOT_NARROWED, "A `json` value has no fields of its own", member.name().span(),
          "not known before it runs").help("Ask for it: `.get(\"" + name + "\")`.");
    }
    var error = Diagnostic.error(Code.UNKNOWN_FIELD, "A `" + target + "` has no `" + name + "`", member.name().span(),
        Spelling.label(name, fields, "not one of its fields"));
    if (!fields.isEmpty()) {
      error = error.note("It has " + String.join(", ", fields.stream().map(field -> "`" + field + "`").toList()) + ".");
    }
    return target instanceof Type.NodeWith
        ? error.help("Declare it in the `inventory` block: `group … { " + name + ": string }`.")
        : error;
  }
}
