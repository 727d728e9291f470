package dev.upg.check;

import dev.upg.tree.Expression;
import dev.upg.type.Type;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Texts of the program that are compared with a union of words: one that isn't among them is a slip of the pen. */
final class Words {
  private Words() {}

  /** The union that a value is of, when there is a value. */
  static Optional<Type.Literals> of(Type type) {
    return switch (type) {
      case Type.Literals literals -> Optional.of(literals);
      case Type.OptionalOf(var item) -> of(item);
      case Type ignored -> Optional.empty();
    };
  }

  /** What a text of the program is compared with: itself as a word, where the other side is of a union. */
  static Type asWord(Expression expression, Type type, Type other) {
    return expression instanceof Expression.Template template && template.constant().isPresent()
        && of(other).isPresent() ? Type.Literals.of(List.of(template.constant().get())) : type;
  }

  /** Reports a word that the other side can never be. {@code item}: of what is looked for in a list. */
  static boolean compared(Expression.Binary binary, Type left, Type item, Context context) {
    var some = of(left);
    var others = of(item);
    if (some.isEmpty() || others.isEmpty()) {
      return true;
    }
    boolean leftIsWritten = isWritten(binary.left());
    if (!leftIsWritten && !isWritten(binary.right())) {
      var shared = new TreeSet<>(some.get().values());
      shared.retainAll(others.get().values());
      if (!shared.isEmpty()) {
        return true;
      }
    }
    var wanted = leftIsWritten ? others.get() : some.get();
    var given = leftIsWritten ? some.get() : others.get();
    if (wanted.values().containsAll(given.values())) {
      return true;
    }
    context.report(TypeErrors.wrongType(leftIsWritten ? binary.left() : binary.right(), wanted, given,
        "the other side"));
    return false;
  }

  /** Whether it can be nothing but texts that stand in it. */
  private static boolean isWritten(Expression expression) {
    return switch (expression) {
      case Expression.Template template -> template.constant().isPresent();
      case Expression.ListLiteral list -> !list.items().isEmpty() && list.items().stream().allMatch(Words::isWritten);
      case Expression.Conditional(var span, var condition, var then, var otherwise) ->
        isWritten(then) && isWritten(otherwise);
      case Expression ignored -> false;
    };
  }

  /** The texts that an expression may be, as far as they stand in it. */
  private static Stream<Expression.Template> written(Expression expression) {
    return switch (expression) {
      case Expression.Template template -> template.constant().stream().map(text -> template);
      case Expression.ListLiteral list -> list.items().stream().flatMap(Words::written);
      case Expression.Conditional(var span, var condition, var then, var otherwise) ->
        Stream.concat(written(then), written(otherwise));
      case Expression.Binary(var span, var operator, var left, var right) when operator == Expression.BinaryOperator.OR_ELSE ->
        written(right);
      case Expression ignored -> Stream.empty();
    };
  }

  /** The text that is this word, or all of the expression. */
  static Expression place(Expression expression, String word) {
    return written(expression).filter(text -> text.constant().filter(word::equals).isPresent())
        .<Expression>map(text -> text).findFirst().orElse(expression);
  }
}
