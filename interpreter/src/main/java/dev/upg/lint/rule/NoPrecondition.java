package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.flow.Bodies;
import dev.upg.lint.flow.Looking;
import dev.upg.lint.flow.Paths;
import dev.upg.tree.SourceUnit;

/** A playbook that takes a server down without having looked whether the others are up. */
final class NoPrecondition extends Rule {
  NoPrecondition() {
    super(Code.NO_PRECONDITION, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(SourceUnit.Playbook.class, this::playbook);
  }

  private void playbook(SourceUnit.Playbook playbook, Place at) {
    var looking = new Looking(at.functions(), at.module(), Bodies.lets(playbook));
    new Paths<>(looking).follow(playbook.statements(), false);
    looking.unlooked().stream().findFirst().ifPresent(down -> at.report(
        finding("A server goes down before anything was looked at", down.span(),
            "is the cluster healthy now?")
            .help("Begin with `require … else \"nothing was changed\"`: a server that is down already makes two.")));
  }
}
