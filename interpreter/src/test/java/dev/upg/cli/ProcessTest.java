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

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
    String seen;
    try (var process = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "-vv")) {
      process.readUntil("begun").signal(signal);
      assertEquals(Exit.STOPPED, process.end(), process.seen());
      seen = process.seen();
    }
    assertTrue(seen.contains("│ here  finished"), seen);
    assertTrue(seen.contains("put back quiet(here)"), seen);
    assertFalse(seen.contains("second"), seen);
    assertTrue(Files.exists(folder.resolve("put-back")));
  }

  @Test
  void theSecondSignalEndsTheCommandAndStillPutsBack() throws Exception {
    playbook("sleep 600; echo finished");
    try (var process = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "-vv")) {
      process.readUntil("begun").signal("INT").readUntil("stopping (Ctrl-C)").signal("INT");
      assertEquals(Exit.STOPPED, process.end(), process.seen());
      assertFalse(process.seen().contains("│ here  finished"), process.seen());
      assertTrue(Files.exists(folder.resolve("put-back")), process.seen());
    }
  }

  /** The kernel, the shell and systemd each tell of a terminal that is closed: together they are one wish. */
  @Test
  void aTerminalThatClosesTwiceIsOneStop() throws Exception {
    playbook("sleep 2; echo finished");
    try (var process = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "-vv")) {
      process.readUntil("begun").signal("HUP").readUntil("stopping (the terminal was closed)").signal("HUP");
      assertEquals(Exit.STOPPED, process.end(), process.seen());
      assertTrue(process.seen().contains("│ here  finished"), process.seen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "lint a.upg"})
  void aShortCommandLoadsNeitherSshNorYamlNorPractice(String command) throws Exception {
    playbook("true");
    var classes = folder.resolve("classes.txt");
    try (var process = Child.start(folder, ("-Xlog:class+load:file=" + classes + " " + command).split(" "))) {
      assertEquals(Exit.FINE, process.end(), process.seen());
    }
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
}
