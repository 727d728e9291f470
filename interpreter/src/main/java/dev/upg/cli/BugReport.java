package dev.upg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;

/** Tells of a mistake in upg itself: two lines for the person, the trace into a file that only they can read. */
final class BugReport {
  private BugReport() {}

  static int tell(Throwable bug, Environment environment) {
    var err = environment.err();
    err.println("upg: This is a bug in upg, not in your playbook: " + bug.getClass().getSimpleName()
        + (bug.getMessage() == null ? "" : ": " + bug.getMessage().lines().findFirst().orElse("")));
    try {
      // No arguments: a value given by --set may be a secret.
      var trace = new StringWriter();
      bug.printStackTrace(new PrintWriter(trace, true));
      var file = Files.createTempFile("upg-bug-", ".txt");
      Files.writeString(file, VersionCommand.details() + "\n" + trace);
      err.println("upg: The report is in " + file + "; please send it along when you tell us.");
    } catch (IOException e) {
      err.println("upg: The report couldn't be written (" + e.getMessage() + ").");
    }
    err.flush();
    return Exit.BUG;
  }
}
