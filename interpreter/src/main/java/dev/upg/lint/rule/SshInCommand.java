package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;

/** A login from the node to another host: with keys, host keys and limits that upg knows nothing of. */
final class SshInCommand extends Rule {
  SshInCommand() {
    super(Code.SSH_IN_COMMAND, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      if (one.program().equals("ssh") && !one.hasArgument("-V", "-Q")) {
        at.report(finding("The node logs in to another host by itself", text.span(one.words().getFirst()),
            "that host's failure, key and limit aren't told apart")
            .help(
                "Put the other host into the inventory, and write a `" + (text.command().changes() ? "remote" : "probe")
                    + "` for it; a host behind another one is a jump host of your OpenSSH configuration."));
      }
    }
  }
}
