package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What only a process of its own shows: signals, the exit status, and which classes are loaded. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ProcessTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalFinishesTheStatementPutsBackAndExitsWithThree(String signal) throws Exception {
    playbook("sleep 2; echo finished");
    var process = start(List.of(), "run", "a.upg", "-i", "hosts.ini", "-vv");
    var seen = readUntil(process, "begun");
    kill(process, signal);
    seen += rest(process);
    assertEquals(Exit.STOPPED, process.waitFor(), seen);
    assertTrue(seen.contains("│ here  finished"), seen);
    assertTrue(seen.contains("put back quiet(here)"), seen);
    assertFalse(seen.contains("second"), seen);
    assertTrue(Files.exists(folder.resolve("put-back")));
  }

  @Test
  void theSecondSignalEndsTheCommandAndStillPutsBack() throws Exception {
    playbook("sleep 600; echo finished");
    var process = start(List.of(), "run", "a.upg", "-i", "hosts.ini", "-vv");
    var seen = readUntil(process, "begun");
    kill(process, "INT");
    seen += readUntil(process, "stopping (Ctrl-C)");
    kill(process, "INT");
    seen += rest(process);
    assertEquals(Exit.STOPPED, process.waitFor(), seen);
    assertFalse(seen.contains("│ here  finished"), seen);
    assertTrue(Files.exists(folder.resolve("put-back")), seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "lint a.upg"})
  void aShortCommandLoadsNeitherSshNorYamlNorPractice(String command) throws Exception {
    playbook("true");
    var classes = folder.resolve("classes.txt");
    var process = start(List.of("-Xlog:class+load:file=" + classes), command.split(" "));
    var seen = rest(process);
    assertEquals(Exit.FINE, process.waitFor(), seen);
    try (var lines = Files.lines(classes)) {
      assertEquals(List.of(), lines.filter(line -> line.matches(
          ".*\\s(net\\.schmizz|org\\.apache\\.sshd|org\\.yaml|com\\.fasterxml|org\\.slf4j|dev\\.upg\\.(practice|ssh|view\\.TextView))\\..*"))
          .toList());
    }
  }

  @Test
  void aBugIsReportedWithoutATrace() throws IOException {
    var result = new StringWriter();
    int code = BugReport.tell(new IllegalStateException("no such state\nmore"),
        new Session(folder).environment(new PrintWriter(result), new PrintWriter(result)));
    assertEquals(Exit.BUG, code);
    assertTrue(result.toString()
        .startsWith("upg: This is a bug in upg, not in your playbook: IllegalStateException: no such state\n"));
    assertFalse(result.toString().contains("\tat "));
    var file = Path.of(result.toString().replaceAll("(?s).*report is in (\\S+);.*", "$1"));
    assertTrue(Files.readString(file).contains("aBugIsReportedWithoutATrace"));
    Files.delete(file);
  }

  private void playbook(String command) throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), "[web]\nhere ansible_connection=local\n");
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Stop me"

        inventory { group web { nodes 1.. } }

        scope quiet(server: node) {
          enter { remote server timeout 1m "echo quiet" }
          leave { remote server timeout 1m "touch %s/put-back" }
        }

        foreach here in web {
          with quiet(here) {
            remote here timeout 20m "echo begun; %s"
            say "second"
          }
        }
        """.formatted(folder, command));
  }

  private Process start(List<String> options, String... arguments) throws IOException {
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.upg.cli.Main"));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static void kill(Process process, String signal) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor());
  }

  private BufferedReader reader;

  /** What was printed up to and with the first line that has the text, but isn't the command itself. */
  private String readUntil(Process process, String text) throws IOException {
    var seen = new StringBuilder();
    for (var line = reader(process).readLine(); line != null; line = reader(process).readLine()) {
      seen.append(line).append('\n');
      if (line.endsWith(text) || line.contains(text + ":")) {
        return seen.toString();
      }
    }
    throw new AssertionError("never printed " + text + ":\n" + seen);
  }

  private String rest(Process process) throws IOException {
    var seen = new StringBuilder();
    for (var line = reader(process).readLine(); line != null; line = reader(process).readLine()) {
      seen.append(line).append('\n');
    }
    return seen.toString();
  }

  private BufferedReader reader(Process process) {
    if (reader == null) {
      reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
    return reader;
  }
}
