package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.type.Effect;

/** A condition that is asked again and again and never looks at the cluster. */
final class ConditionNeverChanges extends Rule {
  ConditionNeverChanges() {
    super(Code.CONDITION_NEVER_CHANGES, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(WaitUntil.class, (wait, at) -> check(wait.condition(), "wait", at));
    on.each(Statement.Guard.class, (guard, at) -> check(guard.condition(), "guard", at));
    on.each(Statement.Ensure.class, (ensure, at) -> check(ensure.condition(), "`ensure`", at));
  }

  private void check(Expression condition, String what, Place at) {
    if (!ConstantCondition.isLiteral(condition) && at.functions().effect(condition, at.module()) == Effect.PURE) {
      at.report(finding("This " + what + " asks for something that never changes", condition.span(),
          "looks at no node: it was found out before")
          .help("Ask the cluster in the condition itself, by a `probe`."));
    }
  }
}
