package dev.upg.lint.rule;

import dev.upg.check.CheckedFunction;
import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.SourceUnit;
import dev.upg.type.Effect;

import java.util.LinkedHashMap;

/** Servers of several roles in another order than the one that the database's documentation gives. */
final class RolesUnordered extends Rule {
  RolesUnordered() {
    super(Code.ROLES_UNORDERED, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(SourceUnit.Playbook.class, this::playbook);
  }

  private void playbook(SourceUnit.Playbook playbook, Place at) {
    var calls = new LinkedHashMap<CheckedFunction, Expression.Call>();
    playbook.statements().forEach(statement -> Children.walk(statement, node -> {
      if (node instanceof Expression.Call call) {
        at.called(call).filter(function -> function.signature().kind().effect() == Effect.ACTION)
            .ifPresent(function -> calls.putIfAbsent(function, call));
      }
    }));
    calls.forEach((function, call) -> at.functions().marks(function).get("after")
        .ifPresent(mark -> calls.forEach((other, later) -> {
          if (other.module() == function.module() && mark.words().contains(other.signature().name())
              && later.span().start() > call.span().start()) {
            at.report(finding("`" + function.qualifiedName() + "` comes too early", call.span(),
                "its documentation puts it behind `" + other.signature().name() + "`")
                .related(later.span(), "comes only here"));
          }
        })));
  }
}
