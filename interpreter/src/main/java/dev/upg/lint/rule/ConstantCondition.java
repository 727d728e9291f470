package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;

import java.util.Set;

/** A condition that is true, or false, whatever happens. */
final class ConstantCondition extends Rule {
  private static final Set<BinaryOperator> COMPARISONS = Set.of(BinaryOperator.EQUAL, BinaryOperator.NOT_EQUAL,
      BinaryOperator.LESS, BinaryOperator.LESS_OR_EQUAL, BinaryOperator.GREATER, BinaryOperator.GREATER_OR_EQUAL);
  private static final Set<String> COUNTS = Set.of("size", "count", "length");

  ConstantCondition() {
    super(Code.CONSTANT_CONDITION, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(WaitUntil.class, (wait, at) -> check(wait.condition(), at));
    on.each(Statement.Guard.class, (guard, at) -> check(guard.condition(), at));
    on.each(Statement.Ensure.class, (ensure, at) -> check(ensure.condition(), at));
    on.each(Statement.Require.class, (require, at) -> check(require.condition(), at));
    on.each(Statement.If.class, (branch, at) -> check(branch.condition(), at));
    on.each(Expression.Conditional.class, (choice, at) -> check(choice.condition(), at));
    on.each(Foreach.class, (loop, at) -> loop.where().ifPresent(where -> check(where, at)));
  }

  private void check(Expression condition, Place at) {
    switch (condition) {
      case Expression.BoolLiteral(var span, var value) -> at.report(finding("This condition is always " + value, span,
          "says nothing about the cluster"));
      case Expression.Unary unary -> check(unary.operand(), at);
      case Expression.Binary(var span, var operator, var left, var right) when operator == BinaryOperator.AND
          || operator == BinaryOperator.OR -> {
        check(left, at);
        check(right, at);
      }
      case Expression.Binary comparison when COMPARISONS.contains(comparison.operator()) -> compare(comparison, at);
      case Expression ignored -> {
      }
    }
  }

  private void compare(Expression.Binary comparison, Place at) {
    var left = comparison.left();
    var right = comparison.right();
    if (left.span().text().equals(right.span().text())) {
      at.report(finding("Something is compared with itself", comparison.span(), "both sides are the same"));
    } else if (isLiteral(left) && isLiteral(right)) {
      at.report(finding("Two constants are compared", comparison.span(), "always the same"));
    } else if (isCount(left) && right instanceof Expression.IntLiteral(var span, var number)
        && (number == 0 && (comparison.operator() == BinaryOperator.GREATER_OR_EQUAL
            || comparison.operator() == BinaryOperator.LESS))) {
      at.report(finding("A number of things is never below zero", comparison.span(),
          "always " + (comparison.operator() == BinaryOperator.GREATER_OR_EQUAL)));
    }
  }

  static boolean isLiteral(Expression expression) {
    return switch (expression) {
      case Expression.BoolLiteral ignored -> true;
      case Expression.IntLiteral ignored -> true;
      case Expression.FloatLiteral ignored -> true;
      case Expression.DurationLiteral ignored -> true;
      case Expression.SizeLiteral ignored -> true;
      case Expression.PercentLiteral ignored -> true;
      case Expression.Template template -> template.constant().isPresent();
      case Expression ignored -> false;
    };
  }

  private static boolean isCount(Expression expression) {
    return expression instanceof Expression.Call call && call.callee() instanceof Expression.Member member
        && COUNTS.contains(member.name().text());
  }
}
