package dev.upg.lint.flow;

import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Commands after which something doesn't serve: by the words that programs have for it. */
public final class Disruption {
  private static final Set<String> MACHINE = Set.of("reboot", "shutdown", "poweroff", "halt");
  private static final Set<String> KILLERS = Set.of("kill", "pkill", "killall");
  private static final Set<String> VERBS = Set.of("stop", "restart", "shutdown", "kill", "force-restart",
      "try-restart", "down");

  private static final Pattern SCRIPT = Pattern
      .compile("(?i)(stop|restart|shutdown)[-_A-Za-z]*\\.sh|[-_A-Za-z]*[-_](stop|restart|shutdown)(\\.sh)?");

  private Disruption() {}

  public static Optional<ShellCommand> in(CommandText text) {
    return text.commands().stream().filter(Disruption::takesDown).findFirst();
  }

  private static boolean takesDown(ShellCommand command) {
    var program = command.program();
    if (MACHINE.contains(program)) {
      return true;
    }
    if (KILLERS.contains(program)) {
      // Signal 0 only asks; the others of these are for reading configuration or writing something down.
      return !command.hasArgument("-0", "-l", "-HUP", "-1", "-USR1", "-USR2", "-QUIT", "-3", "-s");
    }
    if (program.equals("echo") || program.equals("printf") || program.equals("grep") || program.equals("test")) {
      return false;
    }
    return SCRIPT.matcher(program).matches()
        || command.arguments().stream().anyMatch(word -> VERBS.contains(word.text()));
  }
}
