package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.tree.Expression;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The words for values of the wrong type. */
final class TypeErrors {
  /** What inventories and other tools call the two things that every node has. */
  private static final Map<String, String> OTHER_FIELDS = Map.of("hostname", "host", "ip", "host", "address", "host",
      "ansible_host", "host", "inventory_hostname", "name", "id", "name");

  private TypeErrors() {}

  /** A type with its article: {@code an `int`}. Of what isn't known yet only the kind is told. */
  static String a(Type type) {
    return switch (type) {
      case Type.Literals(var values) -> values.size() == 1 ? "`" + type + "`" : "one of `" + type + "`";
      case Type.ListOf(var item) when item == Simple.UNKNOWN -> "a list";
      case Type.ListOf(var item) when item == Simple.NEVER -> "an empty list";
      case Type.MapOf(var key, var value) when key == Simple.NEVER -> "an empty map";
      case Type.MapOf(var key, var value) when key == Simple.UNKNOWN || value == Simple.UNKNOWN -> "a map";
      case Type.FunctionOf ignored -> "a lambda";
      case Type other -> ("aeiouAEIOU".indexOf(other.toString().charAt(0)) < 0 ? "a `" : "an `") + other + "`";
    };
  }

  /** The same at the beginning of a sentence. */
  static String capitalA(Type type) {
    return sentence(a(type));
  }

  static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** What to do about a value that may be {@code none}. */
  static String askFirst(Expression expression) {
    return Narrowing.path(expression)
        .map(path -> "Ask first, `if " + path + " != none { … }`, or say what stands for `none`: `" + path + " ?? …`.")
        .orElse(
            "Say what stands for `none`: `… ?? value`; or name it with `let` and ask first: `if name != none { … }`.");
  }

  /** @param purpose what the value is for: {@code the timeout} */
  static Diagnostic wrongType(Expression expression, Type wanted, Type actual, String purpose) {
    var span = expression.span();
    if (actual == Simple.NOTHING) {
      return Diagnostic.error(Code.WRONG_TYPE, "This gives nothing back: " + purpose, span, "no value, " + a(wanted)
          + " is wanted");
    }
    if (wanted instanceof Type.FunctionOf && actual instanceof Type.FunctionOf) {
      return Diagnostic.error(Code.WRONG_TYPE, "A lambda of another type is wanted: " + purpose, span,
          "this is a `" + actual + "`, a `" + wanted + "` is wanted");
    }
    var label = "this is " + a(actual) + ", " + a(wanted) + " is wanted";
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
      var error = Diagnostic.error(Code.MAY_BE_NONE, "This may be `none`: " + purpose, span, label);
      return actual == Simple.NONE ? error : error.help(askFirst(expression));
    }
    if (actual == Simple.JSON) {
      return Diagnostic
          .error(Code.JSON_NOT_NARROWED, "A `json` value must be told apart first: " + purpose, span, label)
          .help(
              "Say what it is: `.text()`, `.int()`, `.float()`, `.bool()`, `.items()`, `.entries()`, or `.get(\"…\")` for a field.");
    }
    if (actual == Simple.SECRET) {
      return Diagnostic.error(Code.SECRET_SHOWN, "A secret goes only into `stdin` or `env`: " + purpose, span, label)
          .help(
              "A text with a secret in it is a secret, too: neither is shown or logged, or seen in a list of processes.");
    }
    if (wanted instanceof Type.Literals literals && actual instanceof Type.Literals given) {
      return Diagnostic.error(Code.WRONG_TYPE, "This isn't one of the words allowed: " + purpose,
          Words.place(expression, offending(literals, given)).span(),
          Spelling.label(offending(literals, given), literals.values(), "this may be `\"" + offending(literals, given)
              + "\"`"))
          .note("Allowed: `" + wanted + "`.");
    }
    var error = Diagnostic.error(Code.WRONG_TYPE, capitalA(wanted) + " is wanted: " + purpose, span, label);
    if (wanted.toString().equals(actual.toString())) {
      return error.note("They are two records of the same name, each from another file.");
    }
    if (wanted == Simple.FLOAT && expression instanceof Expression.IntLiteral(var place, var value)) {
      return error.help("Write it with a point: `" + value + ".0`.");
    }
    if (wanted instanceof Type.Literals literals && Types.isText(actual)) {
      var word = "\"" + literals.values().iterator().next() + "\"";
      return error.help("Only words that stand in the program fit: `if … == " + word + " then " + word + " else …`.");
    }
    if (wanted == Simple.STRING && actual instanceof Simple simple && notShown(expression, simple).isEmpty()) {
      return error.help("Put the value into a string: `\"${"
          + span.text().lines().findFirst().orElse("…") + "}\"`.");
    }
    if (wanted instanceof Type.FunctionOf(var parameters, var result)) {
      return error.help(parameters.size() == 1 ? "Write it as `item -> …`." : "Write it as `(a, b) -> …`.");
    }
    if (wanted instanceof Type.NodeWith && actual instanceof Type.ListOf(var item) && item instanceof Type.NodeWith) {
      return error.help("Go through the nodes one by one: `foreach node in "
          + expression.span().text().lines().findFirst().orElse("…") + " { … }`.");
    }
    if (wanted instanceof Type.NodeWith && Types.isText(actual)) {
      return error.help("A node comes from a group of the `inventory` block: `foreach node in group { … }`.");
    }
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

  private static String offending(Type.Literals wanted, Type.Literals given) {
    return given.values().stream().filter(word -> !wanted.values().contains(word)).findFirst().orElseThrow();
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
              .error(Code.MAY_BE_NONE, "This may be `none`, which has no text", span, "this is " + a(type))
              .help(askFirst(expression)));
      case Type.FunctionOf ignored ->
        Optional.of(Diagnostic.error(Code.WRONG_TYPE, "A function has no text", span, "this is " + a(type)));
      case Simple simple -> switch (simple) {
        case SECRET -> Optional.of(Diagnostic
            .error(Code.SECRET_SHOWN, "A secret can't be part of a command", span, "this is a `secret`")
            .help("Pass it by `stdin` or `env`: neither is shown, logged, or seen in a list of processes."));
        case NOTHING -> Optional.of(Diagnostic.error(Code.WRONG_TYPE, "This gives nothing back", span, "no value"));
        case NONE -> Optional.of(Diagnostic.error(Code.MAY_BE_NONE, "`none` has no text", span, "always `none`"));
        case BOOL, INT, FLOAT, STRING, DURATION, SIZE, PERCENT, VERSION, PATH, JSON, COMMAND_RESULT, UNKNOWN, NEVER ->
          Optional.empty();
      };
      case Type.ListOf ignored -> notShownInside(expression, type);
      case Type.MapOf ignored -> notShownInside(expression, type);
      case Type.RecordOf ignored -> notShownInside(expression, type);
      case Type.Literals ignored -> Optional.empty();
      case Type.NodeWith ignored -> Optional.empty();
      case Type.Variable ignored -> Optional.empty();
    };
  }

  private static Diagnostic hidesSecret(Expression expression, Type type) {
    return Diagnostic.error(Code.SECRET_SHOWN, "There is a secret in this, so it can't be part of a text",
        expression.span(), "this is " + a(type)).help("Name the part that you mean.");
  }

  private static Optional<Diagnostic> notShownInside(Expression expression, Type type) {
    if (Types.holds(type, part -> part == Simple.SECRET)) {
      return Optional.of(hidesSecret(expression, type));
    }
    if (Types.holds(type, part -> part == Simple.NONE || part instanceof Type.OptionalOf)) {
      return Optional.of(Diagnostic
          .error(Code.MAY_BE_NONE, "Something in this may be `none`, which has no text", expression.span(),
              "this is " + a(type))
          .help("Name the part that you mean, and say what stands for `none`: `… ?? \"unknown\"`."));
    }
    return Types.holds(type, Type.FunctionOf.class::isInstance)
        ? Optional.of(Diagnostic.error(Code.WRONG_TYPE, "There is a function in this, which has no text",
            expression.span(), "this is " + a(type)))
        : Optional.empty();
  }

  static Diagnostic unknownField(Expression.Member member, Type target, Collection<String> fields) {
    var name = member.name().text();
    if (target instanceof Type.OptionalOf) {
      return Diagnostic.error(Code.MAY_BE_NONE, "This may be `none`, which has no `" + name + "`",
          member.target().span(), "this is " + a(target)).help(askFirst(member.target()));
    }
    if (target == Simple.JSON) {
      return Diagnostic.error(Code.JSON_NOT_NARROWED, "A `json` value has no fields of its own", member.name().span(),
          "not known before it runs").help("Ask for it: `.get(\"" + name + "\")`.");
    }
    var foreign = target instanceof Type.NodeWith ? OTHER_FIELDS.get(name) : null;
    var error = Diagnostic.error(Code.UNKNOWN_FIELD, capitalA(target) + " has no `" + name + "`", member.name().span(),
        foreign != null ? "upg calls it `" + foreign + "`" : Spelling.label(name, fields, "not one of its fields"));
    if (!fields.isEmpty()) {
      error = error.note("It has " + String.join(", ", fields.stream().map(field -> "`" + field + "`").toList()) + ".");
    }
    if (target instanceof Type.ListOf(var item) && MemberChecker.fields(item).containsKey(name)) {
      return error.help("Its items have it: `.map(item -> item." + name + ")`.");
    }
    return target instanceof Type.NodeWith && foreign == null
        ? error.help("Declare it in the `inventory` block: `group … { " + name + ": string }`.")
        : error;
  }
}
