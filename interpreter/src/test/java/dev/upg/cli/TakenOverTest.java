package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.journal.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run that left something half done says of itself, and of who took the cluster from it. */
@Timeout(120)
final class TakenOverTest {
  private static final Path EXPECTED = Path.of("src/test/resources/cli/taken-over.txt");

  @TempDir
  private Path folder;
  private RunFolder first;

  private final List<String> shown = new ArrayList<>();

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
    show("show", first.name());
    show("show", first.name(), "--format", "json");
    assertEquals(Exit.STOPPED, run("resume", first.name()).code());
    assertFalse(run("show", first.name()).out().contains("taken over"));
    assertFalse(run("show", first.name(), "--format", "json").out().contains("takenOver"));
    Golden.compare(EXPECTED, String.join("\n", shown));
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

  private Session.Result run(String... arguments) {
    return new Session(folder).run(arguments);
  }

  /** Where a command with the folder's name in it is cut, depends on that. */
  private void show(String... arguments) {
    var text = Scrubbed.text(run(arguments).shown(String.join(" ", arguments)), folder);
    shown.add(text.replaceAll("while test .*: done", "while …: done"));
  }
}
