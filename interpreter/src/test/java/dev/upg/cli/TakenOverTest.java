package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.journal.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run that left something half done says of itself, and of who took the cluster from it. */
@Timeout(120)
final class TakenOverTest extends CommandsInFolder {
  private static final Path EXPECTED = Path.of("src/test/resources/cli/taken-over.txt");

  private RunFolder first;

  @BeforeEach
  void failHalfWay() throws IOException {
    HeldWeb.write(folder, "rm ${folder}/log", "remote node \"rm ${folder}/log\"");
    Files.createFile(folder.resolve("go"));
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
    first = RunFolder.all(folder).getFirst();
  }

  @Test
  void isShownUntilTheRunGoesOn() throws IOException {
    assertFalse(run("show").out().contains("taken over"));
    assertEquals(Exit.FINE, run("run", "b.upg", "-i", "hosts.ini", "--take-over", first.name()).code());
    showCut("show", first.name());
    showCut("show", first.name(), "--format", "json");
    assertEquals(Exit.STOPPED, run("resume", first.name()).code());
    assertFalse(run("show", first.name()).out().contains("taken over"));
    assertFalse(run("show", first.name(), "--format", "json").out().contains("takenOver"));
    compare(EXPECTED);
  }

  /** Older files name the run only; others somebody may have written. */
  @Test
  void aFileThatTellsLessKeepsNobodyOutAllTheSame() throws IOException {
    for (var text : List.of("20261128-020000-0001\n", "", "a\nb\nc\nyesterday\n")) {
      Files.writeString(first.path().resolve("taken-over"), text);
      assertFalse(run("show", first.name()).out().contains("taken over"));
      assertTrue(TakenOver.isSaid(first));
    }
  }

  /** A program reads them, too: what the other run has set stays set. */
  @Test
  void whatStaysIsToldToPrograms() {
    var run = run("run", "b.upg", "-i", "hosts.ini", "--take-over", first.name(), "--format", "json");
    assertEquals(Exit.FINE, run.code(), run.toString());
    var hint = run.out().lines().findFirst().orElseThrow();
    assertTrue(hint.startsWith("{\"version\":1,\"event\":\"hint\",\"at\":\""), hint);
    assertTrue(hint.contains("\"text\":\"Run " + first.name() + ", which the cluster is taken from, left: half done: "
        + "web-1; still set: quiet() (on web-1)\\nWhat it has set stays set: "), hint);
    assertTrue(run.out().lines().skip(1).allMatch(line -> line.startsWith("{\"event\":\"")), run.out());
  }

  /** Where a command with the folder's name in it is cut, depends on that. */
  private void showCut(String... arguments) {
    show(arguments);
    shown.add(shown.removeLast().replaceAll("while test .*: done", "while …: done"));
  }
}
