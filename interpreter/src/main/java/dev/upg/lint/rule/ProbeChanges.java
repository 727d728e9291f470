package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

import java.util.Set;

/** A command that promises only to look, and changes: plan runs it, conditions repeat it, and resume asks it anew. */
final class ProbeChanges extends Rule {
  private static final Set<String> CHANGES = Set.of("rm", "mv", "rmdir", "kill", "pkill", "killall", "reboot",
      "shutdown",
      "chmod", "chown", "useradd", "userdel", "truncate", "mkfs", "dd");

  ProbeChanges() {
    super(Code.PROBE_CHANGES, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    if (text.command().changes()) {
      return;
    }
    text.commands().stream().filter(ProbeChanges::changes).findFirst().ifPresent(one -> at.report(
        finding("This `probe` changes something", text.span(one), "promises only to look")
            .help("Make it a `remote`: then it is done once, shown, and remembered.")));
  }

  private static boolean changes(ShellCommand one) {
    var program = one.program();
    if (CHANGES.contains(program)) {
      return !one.hasArgument("-0", "-l") && !one.operands().stream().anyMatch(word -> word.text().contains("mktemp")
          || word.text().matches("\"?\\$\\{?te?mp\\w*}?\"?"));
    }
    if (program.equals("systemctl") || program.equals("service") || program.equals("supervisorctl")) {
      return one.hasArgument("start", "stop", "restart", "reload", "enable", "disable", "mask");
    }
    return program.equals("sed") && one.arguments().stream().anyMatch(word -> word.text().matches("-[nErz]*i.*"))
        || Set.of("apt", "apt-get", "yum", "dnf").contains(program) && one.hasArgument("install", "remove", "upgrade");
  }
}
