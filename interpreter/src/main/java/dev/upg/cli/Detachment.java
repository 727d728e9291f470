package dev.upg.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code --detach}: the same command in a process of its own, without a terminal and in a session of its own, which so
 * outlives the terminal. This process passes on what that one says until its run has begun, or was refused.
 */
final class Detachment {
  /** What that process is started with, for itself. */
  static final String OPTION = "--detached";

  /** Where setsid is missing, nohup keeps the end of the terminal away. */
  private static final String OWN_SESSION = "if command -v setsid >/dev/null;then exec setsid \"$@\";else exec nohup \"$@\";fi";

  private final Environment environment;

  Detachment(Environment environment) {
    this.environment = environment;
  }

  /** @return the exit status: fine when the run has begun */
  int start(CommandSpec command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(line(command)).directory(environment.directory().toAbsolutePath().toFile())
        .redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).start();
    try (var said = new InputStreamReader(process.getInputStream(), Charset.defaultCharset())) {
      for (int next = said.read(); next >= 0; next = said.read()) {
        if (next == DetachedOutput.BEGUN) {
          return Exit.FINE;
        }
        environment.out().write(next);
        environment.out().flush();
      }
    }
    return process.waitFor();
  }

  private static List<String> line(CommandSpec command) {
    var line = new ArrayList<>(List.of("sh", "-c", OWN_SESSION, "sh", Path.of(System.getProperty("java.home"), "bin",
        "java").toString()));
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (var argument : command.root().commandLine().getParseResult().originalArgs()) {
      line.add(argument);
      if (argument.equals(command.name()) && !line.contains(OPTION)) {
        line.add(OPTION);
      }
    }
    return line;
  }
}
