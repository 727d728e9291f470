package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two operators and one cluster: a real process holds it, another one comes. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class LockTest {
  private static final Path EXPECTED = Path.of("src/test/resources/cli/held.txt");

  @TempDir
  private Path folder;

  private final List<String> shown = new ArrayList<>();

  @BeforeEach
  void files() throws IOException {
    HeldWeb.write(folder, "echo leave >> ${folder}/log", "");
  }

  @Test
  void theSecondIsToldAndTheFirstEndsWhenItsLockIsTaken() throws Exception {
    try (var first = start()) {
      first.readUntil("begun");
      assertEquals(Exit.HELD, show("run", "b.upg", "-i", "hosts.ini").code());
      assertEquals(Exit.HELD, show("run", "b.upg", "-i", "hosts.ini", "--take-over", "20200101-000000-0000").code());
      assertEquals(Exit.HELD, new Session(folder).answering("yes").run("run", "b.upg", "-i", "hosts.ini").code(),
          "nobody is asked about a run that works");
      assertTrue(run("runs").out().lines().count() == 1, "who is refused has no run");

      first.signal("KILL");
      first.end();
      show("run", "b.upg", "-i", "hosts.ini");
      show("run", "b.upg", "-i", "hosts.ini", "--format", "json");
    }
    Files.createFile(folder.resolve("go"));
    assertEquals(Exit.STOPPED, run("resume").code());
    show("run", "b.upg", "-i", "hosts.ini");
    assertEquals(Exit.FINE, run("abort").code());
    assertEquals(Exit.FINE, run("run", "b.upg", "-i", "hosts.ini").code(), "an abort gives the cluster back");
    Golden.compare(EXPECTED, String.join("\n", shown));
  }

  @Test
  void aPersonMayTakeItFromARunThatStopped() throws Exception {
    Files.createFile(folder.resolve("go"));
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
    assertEquals(Exit.HELD, new Session(folder).answering("no").run("run", "b.upg", "-i", "hosts.ini").code());
    var taken = new Session(folder).answering("yes").run("run", "b.upg", "-i", "hosts.ini");
    assertEquals(Exit.FINE, taken.code(), taken.toString());
    assertTrue(taken.out().contains("Take the cluster from run "), taken.out());
    Files.createFile(folder.resolve("mended"));
    assertEquals(Exit.FINE, run("resume", run("runs").out().lines().filter(line -> line.contains("failed")).findFirst()
        .orElseThrow().split(" ")[0]).code(), "the first one can still go on");
  }

  @Test
  void whoLosesTheClusterChangesNothingMore() throws Exception {
    try (var first = start()) {
      first.readUntil("begun");
      try (var locks = Files.list(folder.resolve("upg-lock"))) {
        var lock = locks.findFirst().orElseThrow();
        Files.writeString(lock, Files.readString(lock).replaceFirst("run=.*", "run=20261128-021500-77b0")
            .replaceFirst("user=.*", "user=bo").replaceFirst("host=.*", "host=control-2"));
      }
      first.readUntil("the cluster's lock was taken over by run 20261128-021500-77b0 of bo@control-2, says `web-1`)");
      Files.createFile(folder.resolve("go"));
      assertEquals(Exit.STOPPED, first.end(), first.seen());
      assertTrue(first.seen().contains("UPG9020") && first.seen().contains("NOT put back"), first.seen());
      assertTrue(first.seen().contains("Put nothing back by hand") && !first.seen().contains("Put back by hand"),
          first.seen());
      assertEquals("enter\n", Files.readString(folder.resolve("log")));
    }
    assertFalse(Files.exists(folder.resolve("mended")));
  }

  private Child start() throws IOException {
    return Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "-vv");
  }

  private Session.Result run(String... arguments) {
    return new Session(folder).run(arguments);
  }

  private Session.Result show(String... arguments) {
    var result = run(arguments);
    shown.add(Scrubbed.text(result.shown(String.join(" ", arguments)), folder).replaceAll(" = now: .*\n *", " "));
    return result;
  }
}
