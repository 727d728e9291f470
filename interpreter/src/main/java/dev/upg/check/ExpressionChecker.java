package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;
import dev.upg.tree.TemplatePart;
import dev.upg.type.Effect;
import dev.upg.type.Signature;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives each expression its type. */
final class ExpressionChecker {
  private ExpressionChecker() {}

  static Type type(Expression expression, Context context) {
    return type(expression, Simple.UNKNOWN, context);
  }

  /** Reports an expression that doesn't fit {@code wanted}. {@code purpose} ends the sentence "… is wanted as". */
  static Type require(Expression expression, Type wanted, String purpose, Context context) {
    var actual = type(expression, wanted, context);
    if (!Types.accepts(wanted, actual)) {
      if (!isRefused(expression, actual, context)) {
        context.report(TypeErrors.wrongType(context.module().secretPart(expression), wanted, actual, purpose));
      }
      return wanted;
    }
    return actual;
  }

  /** The same where a place may only look, never change. */
  static Type look(Expression expression, Type wanted, String purpose, Context context) {
    return require(expression, wanted, purpose, context.condition(purpose, expression.span()));
  }

  /** Whether what gives nothing back is a call that isn't allowed here: then only that is told. */
  private static boolean isRefused(Expression expression, Type actual, Context context) {
    return actual == Simple.NOTHING && expression instanceof Expression.Call call
        && context.module().resolutions().containsKey(call)
        && context.module().resolution(call).effect().exceeds(context.allowed().effect());
  }

  /** @param wanted what the place asks for, a hint for literals and lambdas; unknown when nothing is asked */
  static Type type(Expression expression, Type wanted, Context context) {
    return switch (expression) {
      case Expression.BoolLiteral ignored -> Simple.BOOL;
      case Expression.IntLiteral ignored -> Simple.INT;
      case Expression.FloatLiteral ignored -> Simple.FLOAT;
      case Expression.DurationLiteral ignored -> Simple.DURATION;
      case Expression.SizeLiteral ignored -> Simple.SIZE;
      case Expression.PercentLiteral ignored -> Simple.PERCENT;
      case Expression.NoneLiteral ignored -> Simple.NONE;
      case Expression.Template template -> template(template, wanted, context);
      case Expression.NameUse name -> name(name, wanted, context);
      case Expression.Member member -> MemberChecker.member(member, context);
      case Expression.Call call -> CallChecker.type(call, context);
      case Expression.Index index -> MemberChecker.index(index, context);
      case Expression.Unary unary -> unary(unary, context);
      case Expression.Binary binary -> binary(binary, wanted, context);
      case Expression.Conditional conditional -> conditional(conditional, wanted, context);
      case Expression.ListLiteral list -> list(list, wanted, context);
      case Expression.MapLiteral map -> map(map, wanted, context);
      case Expression.Lambda lambda -> lambda(lambda, context);
      case Expression.RemoteCommand command -> CommandChecker.type(command, context);
    };
  }

  /** The type of something that must be a value. */
  private static Type value(Expression expression, Type wanted, Context context) {
    var type = type(expression, wanted, context);
    if (type == Simple.NOTHING) {
      if (!isRefused(expression, type, context)) {
        context.report(Diagnostic.error(Code.WRONG_TYPE, "This gives nothing back", expression.span(), "no value"));
      }
      return Simple.UNKNOWN;
    }
    return type;
  }

  private static Type template(Expression.Template template, Type wanted, Context context) {
    boolean secret = false;
    for (var part : template.parts()) {
      if (part instanceof TemplatePart.Hole hole) {
        var type = type(hole.expression(), context);
        if (type == Simple.SECRET) {
          secret = true;
          context.module().secretPart(template, hole.expression());
        } else if (!isRefused(hole.expression(), type, context)) {
          TypeErrors.notShown(hole.expression(), type).ifPresent(context::report);
        }
        if (hole.raw()) {
          context.report(Diagnostic.error(Code.MISPLACED, "`raw` has a meaning only in a command", hole.span(),
              "nothing is quoted here").help("Leave out `raw`."));
        }
      }
    }
    if (secret) {
      return Simple.SECRET;
    }
    var asked = wanted instanceof Type.OptionalOf(var item) ? item : wanted;
    if (asked == Simple.PATH) {
      return Simple.PATH;
    }
    return template.constant().isPresent() && asked instanceof Type.Literals
        ? Type.Literals.of(List.of(template.constant().get()))
        : Simple.STRING;
  }

  private static Type name(Expression.NameUse use, Type wanted, Context context) {
    var variable = context.variables().find(use.name());
    if (variable.isPresent()) {
      return variable.get().type();
    }
    if (context.module().uses().containsKey(use.name())) {
      context.report(Diagnostic.error(Code.NOT_A_VALUE, "`" + use.name() + "` is a module, not a value", use.span(),
          "a value is wanted here").help(
              "Call one of its functions: `" + use.name() + ".f(…)`; `upg doc " + use.name()
                  + "` lists them."));
    } else if (context.module().isMissing(use.name())) {
      return Simple.UNKNOWN;
    } else if (context.module().function(use.name()).isPresent()) {
      var kind = context.module().function(use.name()).get().signature().kind() == Signature.Kind.RECORD
          ? "record"
          : "function";
      context.report(Diagnostic.error(Code.NOT_A_VALUE, "`" + use.name() + "` is a " + kind + ", not a value",
          use.span(), wanted instanceof Type.FunctionOf(var parameters, var result) && parameters.size() == 1
              ? "write `x -> " + use.name() + "(x)`"
              : "call it: `" + use.name() + "(…)`"));
    } else {
      context.report(NameErrors.unknown(use, context));
    }
    return Simple.UNKNOWN;
  }

  private static Type unary(Expression.Unary unary, Context context) {
    return switch (unary.operator()) {
      case NOT -> {
        require(unary.operand(), Simple.BOOL, "the operand of `not`", context);
        yield Simple.BOOL;
      }
      case NEGATE -> {
        var type = type(unary.operand(), context);
        if (type != Simple.INT && type != Simple.FLOAT && !Types.isOpen(type)) {
          context.report(
              Diagnostic.error(Code.BAD_OPERANDS, "`-` doesn't fit " + TypeErrors.a(type), unary.operand().span(),
                  "a number is wanted here"));
        }
        yield type;
      }
    };
  }

  private static Type binary(Expression.Binary binary, Type wanted, Context context) {
    var left = value(binary.left(), binary.operator() == Expression.BinaryOperator.OR_ELSE
        ? Types.optional(wanted)
        : Simple.UNKNOWN, context);
    var facts = binary.operator() == Expression.BinaryOperator.AND
        ? Narrowing.of(binary.left(), context).whenTrue()
        : binary.operator() == Expression.BinaryOperator.OR
            ? Narrowing.of(binary.left(), context).whenFalse()
            : Map.<String, Type>of();
    var right = value(binary.right(), hint(binary.operator(), left, wanted), context.knowing(facts));
    ExitCodes.check(binary, context);
    if (isComparison(binary.operator())) {
      var compared = right instanceof Type.ListOf(var item) && isSearch(binary.operator()) ? item : right;
      if (!Words.compared(binary, Words.asWord(binary.left(), left, compared), compared, context)) {
        return Simple.UNKNOWN;
      }
    }
    if (binary.operator() == Expression.BinaryOperator.ADD && (left == Simple.SECRET || right == Simple.SECRET)) {
      context.module().secretPart(binary, left == Simple.SECRET ? binary.left() : binary.right());
    }
    if (binary.operator() == Expression.BinaryOperator.OR_ELSE && !(left instanceof Type.OptionalOf)
        && Narrowing.path(binary.left()).flatMap(context.variables()::narrowed).isPresent()) {
      context.report(Diagnostic.warning(Code.BAD_OPERANDS, "`??` has nothing to do here", binary.left().span(),
          "a condition has told already that this isn't `none`").help("Leave out `?? …`."));
      return left;
    }
    if (binary.operator() == Expression.BinaryOperator.MATCHES) {
      Constants.regex(binary.right(), context);
    }
    return Operators.type(binary, left, right, context);
  }

  /** A literal on the right may be one of the union on the left: {@code level == "steady"}. */
  private static Type hint(Expression.BinaryOperator operator, Type left, Type wanted) {
    if (operator == Expression.BinaryOperator.OR_ELSE && wanted != Simple.UNKNOWN) {
      return wanted;
    }
    return Words.of(left).<Type>map(union -> isSearch(operator) ? new Type.ListOf(union) : union)
        .orElse(Simple.UNKNOWN);
  }

  private static boolean isSearch(Expression.BinaryOperator operator) {
    return operator == Expression.BinaryOperator.IN || operator == Expression.BinaryOperator.NOT_IN;
  }

  private static boolean isComparison(Expression.BinaryOperator operator) {
    return isSearch(operator) || operator == Expression.BinaryOperator.EQUAL
        || operator == Expression.BinaryOperator.NOT_EQUAL;
  }

  private static Type conditional(Expression.Conditional conditional, Type wanted, Context context) {
    StatementChecker.condition(conditional.condition(), "the condition of `if`", context);
    var facts = Narrowing.of(conditional.condition(), context);
    var then = type(conditional.then(), wanted, context.knowing(facts.whenTrue()));
    var otherwise = type(conditional.otherwise(), wanted, context.knowing(facts.whenFalse()));
    boolean half = then == Simple.NOTHING ^ otherwise == Simple.NOTHING;
    return Types.common(then, otherwise).filter(common -> !half).orElseGet(() -> {
      context.report(Diagnostic.error(Code.NO_COMMON_TYPE, "The two values of this `if` have different types",
          conditional.otherwise().span(), "this is " + TypeErrors.a(otherwise))
          .related(conditional.then().span(), "this is " + TypeErrors.a(then)));
      return Simple.UNKNOWN;
    });
  }

  private static Type list(Expression.ListLiteral list, Type wanted, Context context) {
    var hint = wanted instanceof Type.ListOf(var item) ? item : Simple.UNKNOWN;
    Type common = list.items().isEmpty() ? Simple.NEVER : null;
    var first = list.items().isEmpty() ? null : list.items().getFirst();
    for (var item : list.items()) {
      var type = value(item, hint, context);
      // What has a mistake of its own says nothing about the others.
      first = common == Simple.UNKNOWN ? item : first;
      var joined = common == null ? java.util.Optional.of(type) : Types.common(common, type);
      if (joined.isEmpty()) {
        context.report(Diagnostic.error(Code.NO_COMMON_TYPE, "The items of a list have one type", item.span(),
            "this is " + TypeErrors.a(type)).related(first.span(), "this is " + TypeErrors.a(common)));
        return new Type.ListOf(Simple.UNKNOWN);
      }
      common = joined.get();
    }
    return new Type.ListOf(common);
  }

  private static void distinctKeys(Expression.MapLiteral map, Context context) {
    var seen = new HashMap<String, Expression>();
    for (var entry : map.entries()) {
      if (entry.key() instanceof Expression.Template key && key.constant().isPresent()) {
        var first = seen.putIfAbsent(key.constant().get(), key);
        if (first != null) {
          context.report(Diagnostic
              .error(Code.ALREADY_DECLARED, "The key `" + key.constant().get() + "` is in this map already", key.span(),
                  "the second time")
              .related(first.span(), "the first time").help("Leave one of them out."));
        }
      }
    }
  }

  private static Type map(Expression.MapLiteral map, Type wanted, Context context) {
    var keyHint = wanted instanceof Type.MapOf(var key, var value) ? key : Simple.UNKNOWN;
    var valueHint = wanted instanceof Type.MapOf(var key, var value) ? value : Simple.UNKNOWN;
    Type key = map.entries().isEmpty() ? Simple.NEVER : null;
    Type value = map.entries().isEmpty() ? Simple.NEVER : null;
    distinctKeys(map, context);
    for (var entry : map.entries()) {
      var k = value(entry.key(), keyHint, context);
      var v = value(entry.value(), valueHint, context);
      var keys = key == null ? java.util.Optional.of(k) : Types.common(key, k);
      // A map of the environment holds strings and secrets side by side.
      var values = value == null
          ? java.util.Optional.of(v)
          : Types.common(value, v)
              .or(() -> valueHint != Simple.UNKNOWN && Types.accepts(valueHint, v)
                  ? java.util.Optional.of(valueHint)
                  : java.util.Optional.empty());
      if (keys.isEmpty() || values.isEmpty()) {
        context.report(Diagnostic.error(Code.NO_COMMON_TYPE, "The entries of a map have one type", entry.span(),
            "this is `" + k + "` to `" + v + "`").related(map.entries().getFirst().span(),
                "this is `" + key + "` to `" + value + "`"));
        return Simple.UNKNOWN;
      }
      key = keys.get();
      value = values.get();
    }
    return new Type.MapOf(key, value);
  }

  private static Type lambda(Expression.Lambda lambda, Context context) {
    context.report(Diagnostic.error(Code.NOT_A_VALUE, "A lambda stands only as an argument of a call", lambda.span(),
        "nothing calls it here").help("Declare a function: `fun name(…) -> … { return … }`."));
    return Simple.UNKNOWN;
  }

  /** The type of a lambda that is an argument; its body may do what the call's place may do. */
  static Type.FunctionOf lambda(Expression.Lambda lambda, List<Type> parameters, Type result, Context context) {
    var variables = context.variables().inner();
    for (int i = 0; i < lambda.parameters().size(); i++) {
      var name = lambda.parameters().get(i);
      StatementChecker.notDeclared(name, context);
      variables.declare(name.text(), i < parameters.size() ? parameters.get(i) : Simple.UNKNOWN, name.span());
    }
    if (lambda.parameters().size() != parameters.size()) {
      context.report(Diagnostic.error(Code.WRONG_ARGUMENT_COUNT,
          "This lambda is given " + parameters.size() + (parameters.size() == 1 ? " value" : " values") + ", but takes "
              + lambda.parameters().size(),
          lambda.span(), "it is given " + parameters.stream().map(TypeErrors::a).collect(Collectors.joining(" and "))));
    }
    var body = value(lambda.body(), result, context.with(variables));
    if (!Types.accepts(result, body)) {
      context.report(
          TypeErrors.wrongType(context.module().secretPart(lambda.body()), result, body, "what the lambda gives back"));
    }
    return new Type.FunctionOf(parameters, body);
  }

  static Effect effectOfCommand(Expression.RemoteCommand command) {
    return command.changes() ? Effect.ACTION : Effect.PROBE;
  }
}
