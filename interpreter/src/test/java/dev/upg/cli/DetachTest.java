package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs whose terminal goes away: one that was detached goes on, any other one stops in order. */
@Timeout(120)
final class DetachTest {
  private static final Path EXPECTED = Path.of("src/test/resources/cli/detach.txt");
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), "[web]\nweb-1 ansible_connection=local\n");
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Wait"

        param folder: path

        inventory { group web { nodes 1.. } }

        scope quiet() {
          enter { remote web[0] "echo enter >> ${folder}/log" }
          leave { remote web[0] "echo leave >> ${folder}/log" }
        }

        with quiet() {
          remote web[0] in folder "echo begun >> log; while test ! -e go; do sleep 0.1; done"
          remote web[0] "echo second >> ${folder}/log"
        }
        confirm "Was it right?"
        """);
  }

  @Test
  void aDetachedRunGoesOnAndAQuestionStopsIt() throws Exception {
    try (var parent = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "--detach")) {
      assertEquals(Exit.FINE, parent.end(), parent.seen());
      Files.createFile(folder.resolve("go"));
      var followed = new Session(folder).run("show", "--follow");
      assertEquals(Exit.STOPPED, followed.code());
      assertEquals("enter begun second leave", log());
      Golden.compare(EXPECTED, Scrubbed.text(parent.seen() + "\n" + followed.shown("show --follow"), folder).replaceAll(
          "(, as process|kill) \\d+", "$1 1"));
    }
  }

  @Test
  void whatIsRefusedIsToldAtTheTerminal() throws Exception {
    try (var parent = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "--detach")) {
      assertEquals(Exit.REFUSED, parent.end(), parent.seen());
      assertTrue(parent.seen().contains("error[UPG6007]"), parent.seen());
    }
  }

  @Test
  void aTerminalThatIsClosedStopsTheRunInOrder() throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), SCRIPT + " isn't installed, so no terminal is closed");
    try (var terminal = Child.start(folder, SCRIPT, "run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder)) {
      terminal.readUntil("with quiet()");
      while (!log().contains("begun")) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      terminal.signal("KILL");
      terminal.end();
      while (!runLog().contains("stop asked by the terminal was closed")) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      Files.createFile(folder.resolve("go"));
      new Session(folder).run("show", "--follow");
    }
    assertEquals("enter begun leave", log());
    var shown = new Session(folder).run("show").out();
    assertTrue(shown.contains("state        stopped"), shown);
  }

  private String runLog() throws IOException {
    try (var files = Files.walk(folder.resolve(".upg"))) {
      return Files.readString(files.filter(file -> file.endsWith("run.log")).findFirst().orElseThrow());
    }
  }

  private String log() throws IOException {
    return String.join(" ", List.copyOf(Files.readAllLines(folder.resolve("log"))));
  }
}
