package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;
import dev.upg.tree.Expression.Binary;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.Map;
import java.util.Optional;

/** Which operators fit which types, units included. */
final class Operators {
  private record Sides(Type left, Type right) {}

  /** In either order. A percentage times something is a share of it. */
  private static final Map<Sides, Type> MULTIPLY = Map.of(new Sides(Simple.DURATION, Simple.INT), Simple.DURATION,
      new Sides(Simple.SIZE, Simple.INT), Simple.SIZE, new Sides(Simple.DURATION, Simple.PERCENT), Simple.DURATION,
      new Sides(Simple.SIZE, Simple.PERCENT), Simple.SIZE, new Sides(Simple.INT, Simple.PERCENT), Simple.FLOAT,
      new Sides(Simple.FLOAT, Simple.PERCENT), Simple.FLOAT);
  private static final Map<Sides, Type> DIVIDE = Map.of(new Sides(Simple.DURATION, Simple.INT), Simple.DURATION,
      new Sides(Simple.DURATION, Simple.DURATION), Simple.FLOAT, new Sides(Simple.SIZE, Simple.INT), Simple.SIZE,
      new Sides(Simple.SIZE, Simple.SIZE), Simple.FLOAT);

  private Operators() {}

  /** The type of {@code left op right}; reports what doesn't fit. */
  static Type type(Binary binary, Type left, Type right, Context context) {
    if (left == Simple.UNKNOWN || right == Simple.UNKNOWN) {
      return Simple.UNKNOWN;
    }
    if (left == Simple.NEVER || right == Simple.NEVER && binary.operator() != BinaryOperator.OR_ELSE) {
      return isTest(binary) ? Simple.BOOL : Simple.NEVER;
    }
    if (binary.operator() == BinaryOperator.DIVIDE && isZero(binary.right())) {
      context.report(Diagnostic.warning(Code.BAD_OPERANDS, "Nothing can be divided by zero", binary.right().span(),
          "a run that comes here fails"));
    }
    var type = result(binary, left, right);
    if (type.isEmpty()) {
      context.report(mismatch(binary, left, right));
    }
    return type.orElse(Simple.UNKNOWN);
  }

  private static boolean isZero(Expression divisor) {
    return switch (divisor) {
      case Expression.IntLiteral number -> number.value() == 0;
      case Expression.FloatLiteral number -> number.value() == 0;
      case Expression.DurationLiteral duration -> duration.value().isZero();
      case Expression.SizeLiteral size -> size.bytes() == 0;
      default -> false;
    };
  }

  /** @return empty when they don't fit */
  private static Optional<Type> result(Binary binary, Type left, Type right) {
    return switch (binary.operator()) {
      case AND, OR -> both(left, right, Simple.BOOL) ? Optional.<Type>of(Simple.BOOL) : Optional.<Type>empty();
      case ADD -> sum(left, right);
      case SUBTRACT -> difference(left, right);
      case MULTIPLY -> product(left, right, MULTIPLY).or(() -> product(right, left, MULTIPLY));
      case DIVIDE -> product(left, right, DIVIDE);
      case EQUAL, NOT_EQUAL -> comparable(left, right).<Type>map(common -> Simple.BOOL);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
        comparable(left, right).filter(Types::isOrdered).<Type>map(common -> Simple.BOOL);
      case IN, NOT_IN -> contains(left, right) ? Optional.<Type>of(Simple.BOOL) : Optional.<Type>empty();
      case MATCHES ->
        Types.isText(left) && Types.isText(right) ? Optional.<Type>of(Simple.BOOL) : Optional.<Type>empty();
      case OR_ELSE -> orElse(left, right);
    };
  }

  private static Optional<Type> comparable(Type left, Type right) {
    return number(left) && number(right) ? Optional.of(left) : Types.common(left, right);
  }

  private static boolean isTest(Binary binary) {
    return switch (binary.operator()) {
      case AND, OR, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN, MATCHES -> true;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, OR_ELSE -> false;
    };
  }

  private static boolean both(Type left, Type right, Type wanted) {
    return left == wanted && right == wanted;
  }

  private static Optional<Type> sum(Type left, Type right) {
    if (isTextOrSecret(left) && isTextOrSecret(right)) {
      return Optional.of(left == Simple.SECRET || right == Simple.SECRET ? Simple.SECRET : Simple.STRING);
    }
    return left instanceof Type.ListOf && right instanceof Type.ListOf
        ? Types.common(left, right)
        : difference(left, right);
  }

  private static boolean isTextOrSecret(Type type) {
    return type == Simple.SECRET || Types.isText(type);
  }

  private static Optional<Type> difference(Type left, Type right) {
    boolean counts = left == Simple.INT || left == Simple.FLOAT || left == Simple.DURATION || left == Simple.SIZE
        || left == Simple.PERCENT;
    if (counts && left == right) {
      return Optional.of(left);
    }
    return number(left) && number(right) ? Optional.of(Simple.FLOAT) : Optional.empty();
  }

  private static Optional<Type> product(Type left, Type right, Map<Sides, Type> units) {
    if (number(left) && number(right)) {
      return Optional.of(left == right ? left : Simple.FLOAT);
    }
    return Optional.ofNullable(units.get(new Sides(left, right)));
  }

  private static boolean number(Type type) {
    return type == Simple.INT || type == Simple.FLOAT;
  }

  private static boolean contains(Type item, Type container) {
    return switch (container) {
      case Type.ListOf(var inner) -> Types.common(inner, item).isPresent();
      case Type.MapOf(var key, var value) -> Types.common(key, item).isPresent();
      case Type other -> Types.isText(other) && Types.isText(item);
    };
  }

  private static Optional<Type> orElse(Type left, Type right) {
    return switch (left) {
      case Type.OptionalOf(var item) -> Types.common(item, right);
      case Simple simple when simple == Simple.NONE -> Optional.of(right);
      case Type ignored -> Optional.empty();
    };
  }

  private static Diagnostic mismatch(Binary binary, Type left, Type right) {
    var symbol = binary.operator().symbol();
    boolean isOptional = left instanceof Type.OptionalOf || right instanceof Type.OptionalOf;
    if (isOptional && binary.operator() != BinaryOperator.OR_ELSE
        && result(binary, present(left), present(right)).isPresent()) {
      var side = left instanceof Type.OptionalOf ? binary.left() : binary.right();
      return Diagnostic.error(Code.MAY_BE_NONE, "`" + symbol + "` can't be used on a value that may be `none`",
          side.span(), "this is " + TypeErrors.a(left instanceof Type.OptionalOf ? left : right))
          .help(TypeErrors.askFirst(side));
    }
    return switch (binary.operator()) {
      case OR_ELSE -> left instanceof Type.OptionalOf(var item)
          ? Diagnostic.error(Code.NO_COMMON_TYPE, "What stands for `none` has another type", binary.right().span(),
              "this is " + TypeErrors.a(right) + ", " + TypeErrors.a(item) + " is wanted")
              .related(binary.left().span(), "this is " + TypeErrors.a(left))
          : Diagnostic.error(Code.BAD_OPERANDS, "`??` has nothing to do here", binary.left().span(),
              "this is " + TypeErrors.a(left) + ", it is never `none`").help("Leave out `?? …`.");
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> helped(Diagnostic
          .error(Code.BAD_OPERANDS, TypeErrors.capitalA(left) + " and " + TypeErrors.a(right) + " can't be compared",
              binary.span(),
              Types.common(left, right).isPresent()
                  ? "values of this type have no order"
                  : "left is " + TypeErrors.a(left) + ", right is " + TypeErrors.a(right)),
          binary, left, right);
      default -> helped(Diagnostic.error(Code.BAD_OPERANDS,
          "`" + symbol + "` doesn't fit " + TypeErrors.a(left) + " and " + TypeErrors.a(right), binary.span(),
          "left is " + TypeErrors.a(left) + ", right is " + TypeErrors.a(right)), binary, left, right);
    };
  }

  private static Type present(Type type) {
    return type instanceof Type.OptionalOf(var item) ? item : type;
  }

  private static Diagnostic helped(Diagnostic diagnostic, Binary binary, Type left, Type right) {
    if (left == Simple.DURATION && right == Simple.INT || left == Simple.INT && right == Simple.DURATION) {
      return diagnostic.help("Write the unit: `30s`, `5m`, `500ms`.");
    }
    if (binary.operator() == BinaryOperator.ADD && (Types.isText(left) || Types.isText(right))) {
      return diagnostic.help("Put the value into the string: `\"… ${value}\"`.");
    }
    if (present(left) == Simple.VERSION && Types.isText(right)
        || present(right) == Simple.VERSION && Types.isText(left)) {
      return diagnostic.help("Make the text a version: `version(\"2.5.0\")`.");
    }
    if (left instanceof Type.NodeWith && Types.isText(right) || right instanceof Type.NodeWith && Types.isText(left)) {
      return diagnostic.help("Compare the node's name: `.name`.");
    }
    if (Types.isText(left) && right instanceof Type.ListOf(var item) && item instanceof Type.NodeWith) {
      return diagnostic.help("Compare the nodes' names: `.map(node -> node.name)`.");
    }
    if (left == Simple.SECRET && Types.isText(right) || right == Simple.SECRET && Types.isText(left)) {
      return diagnostic.help("A secret is only compared with a secret; nothing is asked about what is in it.");
    }
    return left == Simple.JSON || right == Simple.JSON
        ? diagnostic.help("Say what the value is: `.int()`, `.text()`, `.bool()`.")
        : diagnostic;
  }
}
