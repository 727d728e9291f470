package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.tree.Expression;
import dev.upg.tree.Expression.Binary;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.value.Value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Operators on values; the checker has seen that the types fit. */
final class Arithmetic {
  private Arithmetic() {}

  static Value apply(Binary binary, Value left, Value right) {
    return switch (binary.operator()) {
      case EQUAL -> Value.bool(equal(left, right));
      case NOT_EQUAL -> Value.bool(!equal(left, right));
      case LESS -> Value.bool(compare(left, right) < 0);
      case LESS_OR_EQUAL -> Value.bool(compare(left, right) <= 0);
      case GREATER -> Value.bool(compare(left, right) > 0);
      case GREATER_OR_EQUAL -> Value.bool(compare(left, right) >= 0);
      case IN -> Value.bool(contains(right, left));
      case NOT_IN -> Value.bool(!contains(right, left));
      case MATCHES -> Value.bool(matches(binary, ((Value.Str) left).value(), ((Value.Str) right).value()));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> exact(binary, () -> compute(binary, left, right));
      case AND, OR, OR_ELSE -> throw new IllegalStateException("evaluated by the evaluator");
    };
  }

  private static boolean equal(Value left, Value right) {
    return isNumber(left) && isNumber(right) ? compare(left, right) == 0 : left.equals(right);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Float;
  }

  /** The order of two values of an ordered type. */
  static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Int(var a) when right instanceof Value.Int(var b) -> Long.compare(a, b);
      case Value.Time(var a) when right instanceof Value.Time(var b) -> a.compareTo(b);
      case Value.Size(var a) when right instanceof Value.Size(var b) -> Long.compare(a, b);
      case Value.Percent(var a) when right instanceof Value.Percent(var b) -> a.compareTo(b);
      case Value.VersionNumber(var a) when right instanceof Value.VersionNumber(var b) -> a.compareTo(b);
      case Value.Str(var a) when right instanceof Value.Str(var b) -> a.compareTo(b);
      case Value.Bool(var a) when right instanceof Value.Bool(var b) -> Boolean.compare(a, b);
      case Value.Float(var a) when right instanceof Value.Float(var b) -> Double.compare(a, b);
      case Value other -> exact(left).compareTo(exact(right));
    };
  }

  /** An int and a float are compared as they are: not every int of 64 bits is a float. */
  private static BigDecimal exact(Value value) {
    return value instanceof Value.Int(var whole) ? BigDecimal.valueOf(whole) : new BigDecimal(number(value));
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Int(var number) -> number;
      case Value.Float(var number) -> number;
      case Value other -> throw new IllegalStateException("no number: " + other);
    };
  }

  private static boolean contains(Value container, Value item) {
    return switch (container) {
      case Value.Items(var values) -> values.contains(item);
      case Value.Entries(var values) -> values.containsKey(item);
      case Value.Str(var text) -> text.contains(((Value.Str) item).value());
      case Value other -> throw new IllegalStateException("nothing is in " + other);
    };
  }

  private static boolean matches(Binary binary, String text, String regex) {
    try {
      return Searched.matcher(Pattern.compile(regex), text).find();
    } catch (PatternSyntaxException e) {
      throw Failure.of(Code.BAD_VALUE, "This is not a regular expression: " + e.getDescription(),
          binary.right().span(), "`" + regex + "`");
    } catch (StackOverflowError | Searched.TooHard e) {
      throw Failure.of(Code.BAD_VALUE, "This regular expression is too hard for so long a text", binary.span(),
          "gave up");
    }
  }

  private static Value exact(Binary binary, Supplier<Value> computation) {
    try {
      return computation.get();
    } catch (ArithmeticException e) {
      throw tooLarge(binary);
    }
  }

  private static Failure tooLarge(Expression computed) {
    return Failure.of(Code.BAD_VALUE, "The result is too large", computed.span(), "more than 64 bits can hold");
  }

  /** {@code -number}. */
  static long negated(long number, Expression.Unary unary) {
    try {
      return Math.negateExact(number);
    } catch (ArithmeticException e) {
      throw tooLarge(unary);
    }
  }

  private static boolean isZero(Value value) {
    return switch (value) {
      case Value.Int(var number) -> number == 0;
      case Value.Float(var number) -> number == 0;
      case Value.Time(var duration) -> duration.isZero();
      case Value.Size(var bytes) -> bytes == 0;
      case Value other -> false;
    };
  }

  private static Value compute(Binary binary, Value left, Value right) {
    var operator = binary.operator();
    if (operator == BinaryOperator.DIVIDE && isZero(right)) {
      throw Failure.of(Code.BAD_VALUE, "Nothing can be divided by zero", binary.span(),
          "the right side is " + right.show());
    }
    return switch (left) {
      case Value.Int(var a) when right instanceof Value.Int(var b) -> new Value.Int(whole(operator, a, b));
      case Value.Secret(var a) -> new Value.Secret(a + hiddenText(right));
      case Value.Str(var a) when right instanceof Value.Secret(var b) -> new Value.Secret(a + b);
      case Value.Str(var a) -> Value.text(a + ((Value.Str) right).value());
      case Value.Items(var a) -> {
        var all = new ArrayList<>(a);
        all.addAll(((Value.Items) right).values());
        yield new Value.Items(all);
      }
      case Value.Time(var a) -> duration(operator, a, right);
      case Value.Size(var a) -> size(operator, a, right);
      case Value.Percent(var a) when right instanceof Value.Percent(var b) ->
        new Value.Percent(operator == BinaryOperator.ADD ? a.add(b) : a.subtract(b));
      case Value.Percent share -> compute(binary, right, left);
      case Value other when right instanceof Value.Time || right instanceof Value.Size
          || right instanceof Value.Percent ->
        swapped(binary, left, right);
      case Value other -> new Value.Float(fraction(operator, number(left), number(right)));
    };
  }

  private static String hiddenText(Value value) {
    return value instanceof Value.Secret(var secret) ? secret : ((Value.Str) value).value();
  }

  private static Value swapped(Binary binary, Value left, Value right) {
    return right instanceof Value.Percent(var share)
        ? new Value.Float(finite(share.multiply(left instanceof Value.Int(var count)
            ? BigDecimal.valueOf(count)
            : BigDecimal.valueOf(number(left))).movePointLeft(2).doubleValue()))
        : compute(binary, right, left);
  }

  private static long whole(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case ADD -> Math.addExact(a, b);
      case SUBTRACT -> Math.subtractExact(a, b);
      case MULTIPLY -> Math.multiplyExact(a, b);
      default -> Math.divideExact(a, b);
    };
  }

  private static double fraction(BinaryOperator operator, double a, double b) {
    return finite(switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      default -> a / b;
    });
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new ArithmeticException("beyond a 64-bit floating-point number");
    }
    return number;
  }

  private static Value duration(BinaryOperator operator, Duration a, Value right) {
    return switch (right) {
      case Value.Time(var b) -> switch (operator) {
        case ADD -> new Value.Time(a.plus(b));
        case SUBTRACT -> new Value.Time(a.minus(b));
        default -> new Value.Float(fraction(operator, seconds(a), seconds(b)));
      };
      case Value.Int(var b) -> new Value.Time(operator == BinaryOperator.MULTIPLY ? a.multipliedBy(b) : a.dividedBy(b));
      case Value.Percent(var b) -> new Value.Time(Duration.ofMillis(share(a.toMillis(), b)));
      case Value other -> throw new IllegalStateException("duration and " + other);
    };
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  private static Value size(BinaryOperator operator, long a, Value right) {
    return switch (right) {
      case Value.Size(var b) -> operator == BinaryOperator.DIVIDE
          ? new Value.Float(fraction(operator, a, b))
          : new Value.Size(whole(operator, a, b));
      case Value.Int(var b) -> new Value.Size(whole(operator, a, b));
      case Value.Percent(var b) -> new Value.Size(share(a, b));
      case Value other -> throw new IllegalStateException("size and " + other);
    };
  }

  private static long share(long whole, BigDecimal percent) {
    return percent.multiply(BigDecimal.valueOf(whole)).movePointLeft(2).setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }
}
