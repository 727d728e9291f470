package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What earlier runs look like, and how they go on: {@code runs}, {@code show}, and the drift that {@code resume} tells. */
@Timeout(120)
final class ShowCommandTest extends CommandsInFolder {
  private static final Path EXPECTED = Path.of("src/test/resources/cli");

  @BeforeEach
  void files() throws IOException {
    inventory("web-1", "web-2", "web-3", "web-4");
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Restart the web"

        param folder: path

        inventory { group web { nodes 1.. } }

        scope quiet() {
          enter { remote web[0] in folder "echo enter >> log" }
          leave { remote web[0] in folder "test ! -e stuck" }
        }

        with quiet() {
          foreach node in web where (probe node in folder accept [0, 1] "test -e ${node.name}").code == 1 {
            remote node in folder "echo stop >> log"
            remote node in folder "while test -e hang; do sleep 0.1; done; test ${node.name} != web-2"
            remote node in folder "touch ${node.name}"
          }
        }
        """);
  }

  @Test
  void aRunThatFailedHalfWay() throws IOException {
    show("runs");
    show("show");
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
    show("runs");
    show("show");
    show("show", "2020");
    show("show", "--format", "json");
    show("runs", "--format", "json");
    show("show", "--format", "json", "--follow");
    show("runs", "--format", "json", "--prune", "3");
    Files.createFile(folder.resolve("stuck"));
    assertEquals(Exit.STOPPED, run("resume").code());
    show("show");
    Files.delete(folder.resolve("stuck"));
    assertEquals(Exit.FINE, run("abort").code());
    show("runs");
    show("show");
    compare(EXPECTED.resolve("show.txt"));
  }

  @Test
  void aRunThatIsAtWorkAndThenDead() throws Exception {
    Files.createFile(folder.resolve("hang"));
    try (var run = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "-vv")) {
      run.readUntil("test web-1 != web-2");
      show("show");
      run.signal("KILL");
      run.end();
    }
    show("show");
    Files.delete(folder.resolve("hang"));
    compare(EXPECTED.resolve("show-killed.txt"));
  }

  /** One node went, one came, one was done by hand: each is told in words. */
  @Test
  void drift() throws IOException {
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
    inventory("web-1", "web-2", "web-4", "web-5");
    Files.createFile(folder.resolve("web-4"));
    show("resume");
    show("resume", "--accept-changes");
    compare(EXPECTED.resolve("drift.txt"));
  }

  @Test
  void oldRunsAreDeletedOnlyWhenTheyAreOver() throws IOException {
    run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder);
    show("runs", "--prune", "-1");
    show("runs", "--prune", "many");
    show("runs", "--prune", "1");
    show("runs", "--prune", "0");
    assertEquals(Exit.FINE, run("abort").code());
    show("runs", "--prune", "1");
    show("runs", "--prune", "0");
    show("runs");
    compare(EXPECTED.resolve("prune.txt"));
  }

  private void inventory(String... nodes) throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), "[web]\n" + String.join("", List.of(nodes).stream().map(node -> node
        + " ansible_connection=local\n").toList()));
  }
}
