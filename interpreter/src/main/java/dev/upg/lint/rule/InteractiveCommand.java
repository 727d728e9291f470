package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

import java.util.Set;

/** A program that waits for a person, who isn't there: until the command's time is over. */
final class InteractiveCommand extends Rule {
  private static final Set<String> ALWAYS = Set.of("vi", "vim", "nano", "emacs", "less", "more", "htop", "watch",
      "passwd", "visudo", "fdisk", "screen", "tmux");
  private static final Set<String> PACKAGES = Set.of("apt", "apt-get", "yum", "dnf", "zypper");
  private static final Set<String> INSTALLS = Set.of("install", "remove", "upgrade", "dist-upgrade", "purge",
      "autoremove", "update");

  InteractiveCommand() {
    super(Code.INTERACTIVE_COMMAND, Profile.ESSENTIAL);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      boolean fed = text.command().stdin().isPresent() || one.before() == ShellCommand.Joint.PIPE
          || one.redirects().stream().anyMatch(redirect -> redirect.operator().startsWith("<"));
      var why = why(one);
      if (!fed && !why.isEmpty()) {
        at.report(finding("This waits for a person", text.span(one), why)
            .help("Give it its answers by options or `stdin`, or use what only prints."));
      }
    }
  }

  private static String why(ShellCommand one) {
    var program = one.program();
    if (ALWAYS.contains(program)) {
      return "nobody sits there";
    }
    if (program.equals("top") && !one.hasFlag('b')) {
      return "only `top -b` ends by itself";
    }
    if ((program.equals("tail") || program.equals("journalctl")) && (one.hasFlag('f') || one.hasArgument("--follow",
        "-F"))) {
      return "follows for ever";
    }
    if (PACKAGES.contains(program) && one.arguments().stream().anyMatch(word -> INSTALLS.contains(word.text()))
        && !one.hasArgument("update") && !one.hasFlag('y') && !one.hasArgument("--yes", "--assume-yes",
            "--non-interactive", "-qq")) {
      return "asks before it goes on, without `-y`";
    }
    if (program.equals("read") && one.hasArgument("-p")) {
      return "asks a question";
    }
    if ((program.equals("rm") || program.equals("cp") || program.equals("mv")) && one.hasFlag('i')) {
      return "asks for each file";
    }
    return program.equals("ssh-keygen") && one.hasArgument("-t") && !one.hasArgument("-N")
        ? "asks for a passphrase"
        : "";
  }
}
