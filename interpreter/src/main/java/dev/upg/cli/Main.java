package dev.upg.cli;

import java.util.function.Supplier;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(Environment.ofProcess(), arguments));
  }

  /** Never throws: what no command expected is a bug of upg and becomes a report. */
  static int execute(Environment environment, String... arguments) {
    return execute(environment, StandardParts::new, arguments);
  }

  static int execute(Environment environment, Supplier<Parts> parts, String... arguments) {
    int code;
    try {
      code = UpgCommand.commandLine(environment, parts, arguments).execute(arguments);
    } catch (Throwable bug) {
      code = BugReport.tell(bug, environment);
    }
    environment.out().flush();
    environment.err().flush();
    return code;
  }
}
