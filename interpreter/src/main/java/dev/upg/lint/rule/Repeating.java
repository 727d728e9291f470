package dev.upg.lint.rule;

import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

import java.util.List;
import java.util.Optional;

/** What can't be done twice with the same result. */
final class Repeating {
  private Repeating() {}

  /** The part of a text that fails, or does something else, the second time. */
  static Optional<ShellCommand> unrepeatable(CommandText text) {
    var commands = text.commands();
    return commands.stream().filter(one -> !one.substituted() && !one.isAsked() && !isGuarded(one, commands))
        .filter(Repeating::onlyOnce).findFirst();
  }

  private static boolean onlyOnce(ShellCommand one) {
    return switch (one.program()) {
      case "mkdir" -> !one.hasFlag('p') && !one.hasArgument("--parents");
      case "ln" -> !one.hasFlag('f');
      case "useradd", "groupadd", "adduser", "mkfs", "lvcreate", "createdb", "initdb" -> true;
      case "git" -> one.hasArgument("clone");
      case "rm" -> !one.hasFlag('f') && !one.hasFlag('r');
      default -> one.redirects().stream().anyMatch(redirect -> redirect.operator().equals(">>")
          && !redirect.target().text().equals("/dev/null") && !redirect.target().text().endsWith(".log")
          && !redirect.target().text().endsWith(".out"));
    };
  }

  /** Behind a question to the machine: {@code [ -d x ] || mkdir x}. */
  private static boolean isGuarded(ShellCommand one, List<ShellCommand> commands) {
    return one.before() == ShellCommand.Joint.OR || one.before() == ShellCommand.Joint.AND
        || commands.stream().anyMatch(other -> other.condition() && other.start() < one.start())
        // Made anew each time, since it is deleted first.
        || commands.stream().anyMatch(other -> other.program().equals("rm") && other.start() < one.start());
  }
}
