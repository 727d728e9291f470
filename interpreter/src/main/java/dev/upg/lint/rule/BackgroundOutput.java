package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

/** A process sent to the background with its output still open: the command isn't over before it is. */
final class BackgroundOutput extends Rule {
  BackgroundOutput() {
    super(Code.BACKGROUND_OUTPUT, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    boolean waitedFor = text.commands().stream().anyMatch(one -> one.program().equals("wait"));
    for (var one : text.commands()) {
      if (one.after() == ShellCommand.Joint.BACKGROUND && !waitedFor && !one.substituted() && !isRedirected(one)) {
        at.report(finding("This holds the command up until it ends by itself", text.span(one),
            "still prints into the command's output")
            .help("Send its output elsewhere: `nohup … >> server.log 2>&1 < /dev/null &`."));
      }
    }
  }

  private static boolean isRedirected(ShellCommand one) {
    return one.redirects().stream().anyMatch(redirect -> redirect.operator().matches("1?>>?|&>>?"));
  }
}
