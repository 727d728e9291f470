package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

import java.util.Set;

/** A command that says it went well whatever happened. */
final class ErrorSwallowed extends Rule {
  private static final Set<String> NOTHING = Set.of("true", ":");

  ErrorSwallowed() {
    super(Code.ERROR_SWALLOWED, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    var commands = text.commands();
    for (int i = 0; i < commands.size(); i++) {
      var one = commands.get(i);
      boolean isLast = i == commands.size() - 1;
      boolean hides = NOTHING.contains(one.program()) || one.program().equals("exit") && one.hasArgument("0")
          && one.before() != ShellCommand.Joint.AND;
      if (hides && one.before() == ShellCommand.Joint.OR && !one.substituted() && !one.condition()) {
        at.report(finding("This hides that the command failed", text.span(one),
            "ends well whatever was before")
            .help("Say which exit codes are no failure: `accept [0, 1]`; or let it fail."));
      } else if (hides && isLast && i > 0 && one.loops() == 0 && one.before() == ShellCommand.Joint.SEQUENCE
          && NOTHING.contains(one.program())) {
        at.report(finding("This hides that the command failed", text.span(one), "is the exit status of all of it")
            .help("Leave it out."));
      }
      if (text.command().changes() && losesMessages(one)) {
        at.report(finding("What this says when it fails is lost", text.span(one), "its errors go to /dev/null")
            .help("Leave out the redirection: what a failed command prints is all that you will have at 2 a.m."));
      }
    }
  }

  private static boolean losesMessages(ShellCommand one) {
    boolean silent = one.redirects().stream().anyMatch(redirect -> redirect.target().text().equals("/dev/null")
        && (redirect.operator().equals("2>") || redirect.operator().equals("&>")))
        || one.redirects().stream().anyMatch(redirect -> redirect.operator().equals("2>&"))
            && one.redirects().stream().anyMatch(redirect -> redirect.operator().startsWith(">")
                && redirect.target().text().equals("/dev/null"));
    // A daemon must let go of all three.
    boolean letsGo = one.redirects().stream().anyMatch(redirect -> redirect.operator().equals("<"));
    return silent && !letsGo && !one.isAsked() && !one.substituted() && one.before() != ShellCommand.Joint.OR
        && one.after() != ShellCommand.Joint.PIPE && !one.program().equals("command");
  }
}
