package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Block;
import dev.upg.tree.Expression;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.type.Effect;

/** A {@code rescue} that only tells: the run goes on as if the change had been made. */
final class FailureSwallowed extends Rule {
  FailureSwallowed() {
    super(Code.FAILURE_SWALLOWED, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Statement.Try.class, this::attempt);
  }

  private void attempt(Statement.Try attempt, Place at) {
    if (attempt.rescue().isEmpty() || isNudge(attempt, at)) {
      return;
    }
    var rescue = attempt.rescue().get();
    boolean onlyTells = rescue.body().statements().stream().allMatch(Statement.Say.class::isInstance);
    if (onlyTells && matters(attempt.body(), at)) {
      at.report(finding("A failure is only told, and the run goes on", rescue.error().span(),
          "what comes next isn't told of it")
          .related(attempt.body().span(), "may not have been done")
          .help("End with `fail " + rescue.error().text()
              + "`, mend it here, or see by `require` that what counts holds."));
    }
  }

  /** A change, or a wait or condition that was meant to stop the run. */
  private static boolean matters(Block body, Place at) {
    return Children.any(body, node -> node instanceof WaitUntil || node instanceof Statement.Require
        || node instanceof Expression.RemoteCommand command && command.changes()
        || node instanceof Expression.Call call && at.resolution(call).effect() == Effect.ACTION);
  }

  /** In the {@code repeating} of a wait the condition of the wait decides. */
  private static boolean isNudge(Statement.Try attempt, Place at) {
    return at.isInside(node -> node instanceof WaitUntil wait && wait.repeating()
        .filter(repeating -> repeating.body().span().contains(attempt.span())).isPresent());
  }
}
