package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.journal.Entry;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs that failed on this machine, and how they go on. */
final class ResumeCommandTest extends CommandsInFolder {
  @BeforeEach
  void failOnTheSecondNode() throws IOException {
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\nweb-2 ansible_connection=local\n");
    write("a.upg", """
        playbook "Greet"

        use report

        param folder: path

        inventory { group web { nodes 1.. } }

        scope quiet() {
          enter { remote web[0] "echo enter >> ${folder}/log" }
          leave { remote web[0] "echo leave >> ${folder}/log" }
        }

        with quiet() {
          foreach node in web {
            report.version(node, from: version("1"), to: version("2"))
            remote node "echo ${node.name} >> ${folder}/log"
            if node.name == "web-2" { remote node "test -e ${folder}/mended" }
          }
        }
        """);
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
  }

  @Test
  void whatWasDoneIsntDoneAgain() throws IOException {
    write("mended", "");
    var result = run("resume");
    assertEquals(Exit.FINE, result.code(), result.toString());
    assertTrue(result.out().contains("Going on with an earlier run; done before: web-1; begun: web-2"), result.out());
    assertTrue(result.out().contains("web-1  done    1 → 2\n"), result.out());
    assertEquals("enter web-1 web-2 leave enter leave", log());
    assertTrue(run("runs").out().contains("  succeeded  "));
    assertTrue(run("resume").err().contains("can't be resumed: it succeeded"));
  }

  @Test
  void aRunCanBeShownAndResumedTwice() throws IOException {
    var shown = run("show").out();
    assertTrue(shown.contains("next         upg resume "), shown);
    assertEquals(Exit.STOPPED, run("resume").code());
    write("mended", "");
    assertEquals(Exit.FINE, run("resume").code());
    assertEquals("enter web-1 web-2 leave enter leave enter leave", log());
  }

  @Test
  void anAbortedRunIsOver() throws IOException {
    assertEquals(Exit.FINE, run("abort").code());
    assertTrue(run("runs").out().contains("  aborted  "), run("runs").out());
    assertTrue(run("resume").err().contains("can't be resumed: it was aborted"));
    assertEquals("enter web-1 web-2 leave", log());
  }

  /** Nobody can put back by upg what is set on a node that is gone: a person's word ends the run all the same. */
  @Test
  void whatIsSetOnANodeThatIsGoneIsPutBackByHand() throws IOException {
    assertEquals(Exit.FINE, run("abort").code());
    write("b.upg", """
        playbook "Drain"

        inventory { group web { nodes 1.. } }

        scope drained(server: node) {
          enter { remote server "true" }
          leave { remote server "test -e mended" }
        }

        foreach node in web {
          with drained(node) { remote node "true" }
        }
        """);
    assertEquals(Exit.STOPPED, run("run", "b.upg", "-i", "hosts.ini").code());
    write("hosts.ini", "[web]\nweb-2 ansible_connection=local\n");
    var alone = run("abort", "--accept-changes", "--yes");
    assertEquals(Exit.STOPPED, alone.code());
    assertTrue(alone.out().contains("drained(node) of web-1"), alone.out());
    assertTrue(alone.out().contains("  web-2  nothing to put back"), alone.out());
    assertTrue(alone.out().contains("web-2  not started"), alone.out());
    assertTrue(run("show").out().contains("still set    drained(node)"), run("show").out());
    assertEquals(Exit.STOPPED, new Session(folder).answering("n").run("abort", "--accept-changes").code());
    var settled = new Session(folder).answering("y").run("abort", "--accept-changes");
    assertEquals(Exit.FINE, settled.code(), settled.toString());
    assertTrue(settled.out().contains("Is it put back by hand"), settled.out());
    assertTrue(run("runs").out().contains("  aborted  "), run("runs").out());
  }

  @Test
  void whatDiffersIsShownAndRefused() throws IOException {
    write("mended", "");
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\nweb-3 ansible_connection=local\n");
    var refused = run("resume");
    assertEquals(Exit.REFUSED, refused.code());
    assertTrue(refused.err().contains(
        "\n  group web was `web-1 web-2`, is `web-1 web-3`\n  node web-2 is gone\n  node web-3 is new\n"),
        refused.err());
    var resumed = run("resume", "--accept-changes");
    assertEquals(Exit.FINE, resumed.code());
    assertTrue(resumed.out().contains("web-2 is gone: it is not in the inventory's group any more, and was half done"),
        resumed.out());
    assertTrue(resumed.out().contains("web-3 is new: it wasn't to be done when this run was here before"), resumed
        .out());
    assertTrue(log().endsWith("enter web-3 leave"), log());
  }

  /** Playbook, inventory and parameter differ; then the journal is of a format before and after this one. */
  @Test
  void whatIsRefusedIsToldInWords() throws IOException {
    var shown = new StringBuilder();
    write("a.upg", Files.readString(folder.resolve("a.upg")).replace("echo leave", "echo left"));
    write("hosts.ini", "[web]\nweb-1 ansible_connection=local\nweb-2 ansible_host=10.0.0.2 ansible_port=2222\n");
    for (var command : List.of("resume --set folder=/elsewhere", "abort --set folder=/elsewhere")) {
      shown.append(run(command.split(" ")).shown(command));
    }
    for (int format : List.of(0, 2)) {
      var run = RunFolder.create(folder, Instant.now(), ZoneOffset.UTC);
      JournalFile.create(run.journal(), new Entry.Opened(Instant.EPOCH, format, "another", Map.of(), Map.of())).close();
      shown.append(run("resume").shown("resume"));
    }
    Golden.compare(Path.of("src/test/resources/cli/resume.txt"),
        shown.toString().replace(folder.toString(), "FOLDER").replaceAll("\\d{8}-\\d{6}-[0-9a-f]{4}", "RUN"));
  }

  /** {@code resume} has no {@code -i}. */
  @Test
  void anInventoryThatWasMovedIsToPutBack() throws IOException {
    Files.move(folder.resolve("hosts.ini"), folder.resolve("elsewhere.ini"));
    var refused = run("resume");
    assertEquals(Exit.REFUSED, refused.code());
    assertEquals("upg: The inventory `hosts.ini`, which the run began with, isn't there any more: put it back where it "
        + "was\n", refused.err());
  }

  @Test
  void aRunThatIsNotThereIsToldSo() {
    var result = run("resume", "2020");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("There is no run `2020` here: `upg runs` shows the runs of this folder"), result
        .err());
  }

  @Test
  void aDamagedJournalIsToldWithItsLine() throws IOException {
    Path journal;
    try (var runs = Files.list(folder.resolve(".upg/runs"))) {
      journal = runs.findFirst().orElseThrow().resolve("journal");
    }
    Files.writeString(journal, Files.readString(journal).replaceFirst("web-1", "web-9"));
    var result = run("resume");
    assertEquals(Exit.REFUSED, result.code());
    assertTrue(result.err().contains("isn't as it was written: the run.log beside it says what was done"),
        result.err());
    assertFalse(run("runs").out().contains("failed"));
  }

  private String log() throws IOException {
    return String.join(" ", Files.readAllLines(folder.resolve("log")));
  }
}
