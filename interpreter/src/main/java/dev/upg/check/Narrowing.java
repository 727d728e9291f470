package dev.upg.check;

import dev.upg.tree.Expression;
import dev.upg.tree.Expression.Binary;
import dev.upg.type.Type;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a condition tells of names and their fields that may be {@code none}. A name never changes its value, and neither do
 * the fields of a record or the variables of a node, so what was found out stays true.
 */
final class Narrowing {
  private Narrowing() {}

  /** What is known where the condition holds, and where it doesn't: types by {@link #path}. */
  record Facts(Map<String, Type> whenTrue, Map<String, Type> whenFalse) {
    private static final Facts NONE = new Facts(Map.of(), Map.of());

    private Facts negated() {
      return new Facts(whenFalse, whenTrue);
    }
  }

  /** The condition has been checked already: nothing is reported here. */
  static Facts of(Expression condition, Context context) {
    return switch (condition) {
      case Expression.Unary(var span, var operator, var operand) when operator == Expression.UnaryOperator.NOT ->
        of(operand, context).negated();
      case Binary binary -> switch (binary.operator()) {
        case NOT_EQUAL -> differsFromNone(binary, context);
        case EQUAL -> differsFromNone(binary, context).negated();
        case AND -> {
          var left = of(binary.left(), context);
          var right = of(binary.right(), context.knowing(left.whenTrue()));
          yield new Facts(either(left.whenTrue(), right.whenTrue()), both(left.whenFalse(), right.whenFalse()));
        }
        case OR -> {
          var left = of(binary.left(), context);
          var right = of(binary.right(), context.knowing(left.whenFalse()));
          yield new Facts(both(left.whenTrue(), right.whenTrue()), either(left.whenFalse(), right.whenFalse()));
        }
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN, MATCHES,
            OR_ELSE ->
          Facts.NONE;
      };
      case Expression ignored -> Facts.NONE;
    };
  }

  private static Facts differsFromNone(Binary binary, Context context) {
    var asked = binary.right() instanceof Expression.NoneLiteral
        ? Optional.of(binary.left())
        : binary.left() instanceof Expression.NoneLiteral ? Optional.of(binary.right()) : Optional.<Expression>empty();
    return asked.flatMap(value -> path(value).flatMap(path -> type(value, context)
        .filter(Type.OptionalOf.class::isInstance)
        .map(type -> new Facts(Map.of(path, ((Type.OptionalOf) type).item()), Map.of())))).orElse(Facts.NONE);
  }

  /** {@code server.zone}: a name, or a field of one; what is computed anew each time has none. */
  static Optional<String> path(Expression expression) {
    return switch (expression) {
      case Expression.NameUse(var span, var name) -> Optional.of(name);
      case Expression.Member(var span, var target, var name) -> path(target).map(path -> path + "." + name.text());
      case Expression ignored -> Optional.empty();
    };
  }

  private static Optional<Type> type(Expression expression, Context context) {
    return switch (expression) {
      case Expression.NameUse(var span, var name) -> context.variables().find(name).map(Variables.Variable::type);
      case Expression.Member(var span, var target, var name) -> path(expression)
          .flatMap(context.variables()::narrowed)
          .or(() -> type(target, context).map(MemberChecker::fields).map(fields -> fields.get(name.text())));
      case Expression ignored -> Optional.empty();
    };
  }

  private static Map<String, Type> either(Map<String, Type> some, Map<String, Type> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    var all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  private static Map<String, Type> both(Map<String, Type> some, Map<String, Type> others) {
    var shared = new HashMap<>(some);
    shared.keySet().retainAll(others.keySet());
    return shared;
  }
}
