package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.flow.Ages;
import dev.upg.lint.flow.Bodies;
import dev.upg.lint.flow.Paths;
import dev.upg.tree.Declaration;
import dev.upg.tree.Node;
import dev.upg.tree.SourceUnit;

import java.util.Map;

/** A decision on what was found out before a change. */
final class StaleProbe extends Rule {
  StaleProbe() {
    super(Code.STALE_PROBE, Profile.STRICT);
  }

  @Override
  public void listen(Listeners on) {
    on.each(SourceUnit.Playbook.class, (playbook, at) -> check(playbook, at));
    on.each(Declaration.Function.class, this::check);
  }

  private void check(Node body, Place at) {
    var ages = new Ages(at.functions(), at.module());
    new Paths<>(ages).follow(Bodies.statements(body), Map.of());
    var lets = Bodies.lets(body);
    ages.stale().forEach((condition, name) -> at.report(
        finding("This was found out before the change", condition.span(), "`" + name + "` tells what was then")
            .related(lets.get(name).span(), "asked here")
            .help("Ask again here, or ask right before the change that depends on it.")));
  }
}
