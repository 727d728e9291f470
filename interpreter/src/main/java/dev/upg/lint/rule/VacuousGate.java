package dev.upg.lint.rule;

import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.type.Effect;

import java.util.Map;
import java.util.Set;

/** {@code all} of a list that may be empty is true: those that don't answer are filtered out first, and nobody is left to be unhealthy. */
final class VacuousGate extends Rule {
  private static final Set<String> FILTERS = Set.of("where", "flat_map", "lines", "split", "find_all");

  VacuousGate() {
    super(Code.VACUOUS_GATE, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(WaitUntil.class, (wait, at) -> check(wait.condition(), at));
    on.each(Statement.Guard.class, (guard, at) -> check(guard.condition(), at));
    on.each(Statement.Ensure.class, (ensure, at) -> check(ensure.condition(), at));
    on.each(Statement.Require.class, (require, at) -> check(require.condition(), at));
  }

  private void check(Expression condition, Place at) {
    var lets = at.lets();
    boolean counted = Children.any(condition, node -> node instanceof Expression.Member member
        && (member.name().text().equals("size") || member.name().text().equals("is_empty")));
    Children.walk(condition, node -> {
      if (!counted && node instanceof Expression.Call call && call.callee() instanceof Expression.Member member
          && member.name().text().equals("all") && mayBeEmpty(member.target(), lets, at)
          && at.functions().effect(condition, at.module()) != Effect.PURE) {
        at.report(finding("This also holds when there is nothing to ask", call.span(), "true for an empty list")
            .related(member.target().span(), "may be empty")
            .help("Ask how many there are too, or go through all of the group."));
      }
    });
  }

  private static boolean mayBeEmpty(Expression list, Map<String, Expression> lets, Place at) {
    return switch (list) {
      case Expression.NameUse use -> lets.containsKey(use.name())
          ? mayBeEmpty(lets.get(use.name()), Map.of(), at)
          : at.program().map(program -> program.groups().get(use.name())).filter(VacuousGate::mayBeEmpty).isPresent();
      case Expression.Call call -> call.callee() instanceof Expression.Member member
          && FILTERS.contains(member.name().text()) && at.called(call).filter(function -> function.module().name()
              .equals("list") || function.module().name().equals("text")).isPresent();
      case Expression.Member member -> member.name().text().equals("lines");
      case Expression ignored -> false;
    };
  }

  private static boolean mayBeEmpty(CheckedProgram.Group group) {
    return group.declaration().min() == 0;
  }
}
