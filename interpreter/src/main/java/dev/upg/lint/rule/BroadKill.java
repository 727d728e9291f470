package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;

/** Processes ended by a name: those of the other nodes of the host, and of other people, have it too. */
final class BroadKill extends Rule {
  BroadKill() {
    super(Code.BROAD_KILL, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      if ((one.program().equals("pkill") || one.program().equals("killall")) && !one.hasArgument("-F", "--pidfile")) {
        at.report(finding("This ends every process of that name on the host", text.span(one),
            "not only this node's")
            .help("End the process ids that you found by their folder or their pid file."));
      }
    }
  }
}
