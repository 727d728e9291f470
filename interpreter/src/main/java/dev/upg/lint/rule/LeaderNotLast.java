package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;

/** Servers of which one leads, in an order that isn't about who leads: each time the leader goes, another one is elected. */
final class LeaderNotLast extends Rule {
  LeaderNotLast() {
    super(Code.LEADER_NOT_LAST, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Foreach.class, this::loop);
  }

  private void loop(Foreach loop, Place at) {
    Children.walk(loop.body(), node -> {
      if (node instanceof Expression.Call call && at.called(call).isPresent()) {
        at.functions().marks(at.called(call).get()).get("leader-last").ifPresent(mark -> check(loop, call, mark.rest(),
            at));
      }
    });
  }

  private void check(Foreach loop, Expression.Call call, String leads, Place at) {
    boolean ordered = loop.orderBy().filter(key -> Children.any(key, node -> node instanceof Expression.Call by
        && at.called(by).filter(function -> function.signature().name().equals(leads)).isPresent())).isPresent();
    boolean about = LoopRounds.concerns(loop.variable().text(), at.lets(), at).test(call);
    if (!ordered && about && !isOne(loop, at)) {
      at.report(finding("The leader isn't taken last", loop.variable().span(), "in no order of who leads")
          .related(call.span(), "each time it takes the leader, another one is elected")
          .help("Write `order by " + leads + "(…)`: `false` comes before `true`."));
    }
  }

  /** Whether it goes through one node that somebody chose by its name. */
  private static boolean isOne(Foreach loop, Place at) {
    return loop.items() instanceof Expression.NameUse use && at.lets().containsKey(use.name());
  }
}
