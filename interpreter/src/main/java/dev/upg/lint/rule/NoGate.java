package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Foreach;

/** A loop that takes the next node down before this one was found healthy. */
final class NoGate extends Rule {
  NoGate() {
    super(Code.NO_GATE, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Foreach.class, this::loop);
  }

  private void loop(Foreach loop, Place at) {
    var rounds = LoopRounds.of(loop, at);
    rounds.ifPresent(paths -> paths.clashes().values().stream().distinct().forEach(down -> at.report(
        finding("The next node goes down before this one is healthy", down.span(),
            "not found healthy again on every path to the next round")
            .related(loop.variable().span(), "each of these, one after the other")
            .help("Wait for its health behind it: `wait until healthy(" + loop.variable().text()
                + ") 2 times every 5s timeout 10m`."))));
  }
}
