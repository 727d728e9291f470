package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;

import java.util.LinkedHashSet;

/** One loop that takes down servers of several groups: a batch, or the order, may take the last one of a role. */
final class MixedRoles extends Rule {
  MixedRoles() {
    super(Code.MIXED_ROLES, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Foreach.class, this::loop);
  }

  private void loop(Foreach loop, Place at) {
    if (at.program().isEmpty() || !(new Constants(at, at.lets()).of(loop.items()) instanceof Expression.Binary sum)) {
      return;
    }
    var groups = new LinkedHashSet<String>();
    Children.walk(sum, node -> {
      if (node instanceof Expression.NameUse use && at.program().get().groups().containsKey(use.name())) {
        groups.add(use.name());
      }
    });
    if (groups.size() > 1 && Loops.disrupts(loop, at)) {
      at.report(finding("One loop takes down servers of several roles", loop.items().span(),
          String.join(" and ", groups.stream().map(name -> "`" + name + "`").toList()) + ", in no order of roles")
          .help("Write a loop for each group, in the order of the database's documentation."));
    }
  }
}
