package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

import java.util.Set;

/** A command that takes minutes or hours, under the limit that short ones have. */
final class NoTimeout extends Rule {
  private static final Set<String> LONG = Set.of("tar", "rsync", "scp", "dd", "wget", "curl", "unzip", "gzip", "gunzip",
      "apt", "apt-get", "yum", "dnf", "zypper", "pip", "pip3", "make", "docker", "podman", "pg_dump", "pg_upgrade",
      "pg_basebackup", "mysqldump", "mongodump", "mongorestore", "xtrabackup", "fsck", "mkfs", "git", "zip");
  private static final Set<String> LONG_WHEN_RECURSIVE = Set.of("cp", "chown", "chmod");

  NoTimeout() {
    super(Code.NO_TIMEOUT, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    if (text.command().timeout().isPresent()) {
      return;
    }
    text.commands().stream().filter(NoTimeout::isLong).findFirst().ifPresent(one -> at.report(
        finding("This may take longer than 10m", text.span(one), "without `timeout` it is ended then, half done")
            .help("Say how long it may take: `timeout 1h`.")));
  }

  private static boolean isLong(ShellCommand one) {
    var program = one.program();
    if (one.hasArgument("--version", "-V", "--help")) {
      return false;
    }
    return switch (program) {
      case "docker", "podman" -> one.hasArgument("pull", "build", "load", "save");
      case "git" -> one.hasArgument("clone", "fetch", "pull");
      case "make" -> true;
      case "curl" -> one.hasArgument("-O", "-o", "--output", "--remote-name") && !one.hasArgument("-m", "--max-time");
      case "tar" -> !one.arguments().isEmpty() && !one.arguments().getFirst().text().matches("-{0,2}(t.*|list)");
      default -> LONG.contains(program)
          || LONG_WHEN_RECURSIVE.contains(program) && (one.hasFlag('r') || one.hasFlag('R') || one.hasFlag('a'));
    };
  }
}
