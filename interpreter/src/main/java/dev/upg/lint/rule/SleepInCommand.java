package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;

/** A pause on the node, in the hope that something is ready behind it. */
final class SleepInCommand extends Rule {
  SleepInCommand() {
    super(Code.SLEEP_IN_COMMAND, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      // A second between two looks of a script is its own business.
      if (one.program().equals("sleep") && !one.operands().isEmpty()
          && !one.operands().getFirst().text().matches("[01](\\.\\d+)?s?|0?\\.\\d+s?")) {
        at.report(finding("This sleeps instead of waiting for something", text.span(one),
            "too long on a good day, too short on a bad one")
            .help("Write what it waits for: `wait until … every 1s timeout 5m`; `pause` where time itself counts."));
      }
    }
  }
}
