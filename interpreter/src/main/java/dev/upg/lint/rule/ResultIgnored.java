package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Statement;

/** A failure that is accepted, and nobody asks which it was. */
final class ResultIgnored extends Rule {
  ResultIgnored() {
    super(Code.RESULT_IGNORED, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Statement.Evaluate.class, (evaluate, at) -> check(evaluate.expression(), at));
  }

  private void check(Expression expression, Place at) {
    if (expression instanceof Expression.RemoteCommand command && command.accept().isPresent()
        && Children.any(command.accept().get(), node -> node instanceof Expression.IntLiteral(var span, var code)
            && code != 0)) {
      at.report(finding("A failure is accepted and never looked at", command.accept().get().span(),
          "nobody asks which of these it was")
          .help("Name the result by `let` and ask for its `.code`, or leave out `accept`."));
    }
  }
}
