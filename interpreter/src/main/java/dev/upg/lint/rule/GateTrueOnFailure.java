package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Children;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.tree.Expression.UnaryOperator;
import dev.upg.tree.Expression;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A condition that holds when the command behind it failed: nothing was printed, and nothing is taken for good news. */
final class GateTrueOnFailure extends Rule {
  GateTrueOnFailure() {
    super(Code.GATE_TRUE_ON_FAILURE, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(WaitUntil.class, (wait, at) -> check(wait.condition(), at));
    on.each(Statement.Require.class, (require, at) -> check(require.condition(), at));
    on.each(Statement.Ensure.class, (ensure, at) -> check(ensure.condition(), at));
    on.each(Statement.Guard.class, (guard, at) -> check(guard.condition(), at));
    on.each(Statement.Return.class, (back, at) -> back.value().ifPresent(value -> check(value, at)));
  }

  private void check(Expression condition, Place at) {
    var lets = at.lets();
    var output = silent(condition, lets, at);
    output.filter(one -> holdsWithoutOutput(condition).orElse(false)).ifPresent(command -> at.report(
        finding("This holds when the command behind it fails", condition.span(), "true when nothing was printed")
            .related(command.span(), "its failure is accepted here, and then it prints nothing")
            .help("Ask for its `.code` too, or for what it prints when all is well.")));
  }

  /** The command whose output the condition looks at, when it may fail unseen and nobody looks at its exit status. */
  private static Optional<Expression.RemoteCommand> silent(Expression condition, Map<String, Expression> lets,
      Place at) {
    var found = new Expression.RemoteCommand[1];
    var asksCode = new boolean[1];
    Children.walk(condition, node -> {
      if (node instanceof Expression.Member member) {
        asksCode[0] |= member.name().text().equals("code");
        var target = member.target() instanceof Expression.NameUse use ? lets.get(use.name()) : member.target();
        if (target instanceof Expression.RemoteCommand command && mayFailUnseen(at.functions().text(command))) {
          found[0] = command;
        }
      }
    });
    boolean asked = asksCode[0] || found[0] != null && lets.entrySet().stream()
        .anyMatch(let -> let.getValue() == found[0] && Children.any(at.body(),
            node -> node instanceof Expression.Member(var span, Expression.NameUse(var s, var name), var field)
                && name.equals(let.getKey())
                && field.text().equals("code")));
    return asked ? Optional.empty() : Optional.ofNullable(found[0]);
  }

  private static boolean mayFailUnseen(CommandText text) {
    return text.command().accept().filter(codes -> Children.any(codes,
        node -> node instanceof Expression.IntLiteral(var span, var code) && code != 0)).isPresent()
        || text.commands().stream().anyMatch(command -> command.before() == ShellCommand.Joint.OR
            && (command.program().equals("true") || command.program().equals(":")));
  }

  /** Whether a condition on a command's output holds when that is empty; empty when that can't be told. */
  private static Optional<Boolean> holdsWithoutOutput(Expression condition) {
    return switch (condition) {
      case Expression.Unary(var span, var operator, var operand) when operator == UnaryOperator.NOT ->
        holdsWithoutOutput(operand).map(holds -> !holds);
      case Expression.Binary(var span, var operator, var left, var right) when operator == BinaryOperator.AND -> both(
          holdsWithoutOutput(left), holdsWithoutOutput(right));
      case Expression.Binary(var span, var operator, var left, var right) when isOutput(left)
          && right instanceof Expression.Template template && template.constant().isPresent() ->
        switch (operator) {
          case EQUAL -> Optional.of(template.constant().get().isEmpty());
          case NOT_EQUAL -> Optional.of(!template.constant().get().isEmpty());
          case MATCHES -> matches(template.constant().get());
          default -> Optional.empty();
        };
      case Expression.Binary(var span, var operator, var left, Expression.IntLiteral(var s, var number)) when left instanceof Expression.Call call
          && call.callee() instanceof Expression.Member(var t, var target, var name)
          && (name.text().equals("size") || name.text().equals("count")) && isOutput(target) ->
        switch (operator) {
          case EQUAL -> Optional.of(number == 0);
          case LESS -> Optional.of(number > 0);
          case LESS_OR_EQUAL -> Optional.of(number >= 0);
          default -> Optional.empty();
        };
      case Expression.Call call when call.callee() instanceof Expression.Member(var span, var target, var name)
          && isOutput(target) ->
        switch (name.text()) {
          case "is_empty", "all" -> Optional.of(true);
          case "any", "contains", "starts_with", "ends_with" -> Optional.of(false);
          default -> Optional.empty();
        };
      case Expression ignored -> Optional.empty();
    };
  }

  private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
    if (one.filter(holds -> !holds).isPresent() || other.filter(holds -> !holds).isPresent()) {
      return Optional.of(false);
    }
    return one.isPresent() && other.isPresent() ? Optional.of(true) : Optional.empty();
  }

  private static Optional<Boolean> matches(String pattern) {
    try {
      return Optional.of(Pattern.compile(pattern).matcher("").find());
    } catch (PatternSyntaxException told) {
      // The checker has told it.
      return Optional.empty();
    }
  }

  /** {@code .stdout} or {@code .lines}, trimmed or filtered or not. */
  private static boolean isOutput(Expression expression) {
    return switch (expression) {
      case Expression.Member member -> member.name().text().equals("stdout") || member.name().text().equals("lines");
      case Expression.Call call -> call.callee() instanceof Expression.Member member && isOutput(member.target());
      case Expression ignored -> false;
    };
  }
}
