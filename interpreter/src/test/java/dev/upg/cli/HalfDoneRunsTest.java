package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run left keeps the next one out, with a lock on the nodes and without; and a lock that names nobody. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class HalfDoneRunsTest {
  private static final Path EXPECTED = Path.of("src/test/resources/cli/half-done.txt");
  private static final Path DAMAGED = Path.of("src/test/resources/cli/lock-damaged.txt");

  @TempDir
  private Path folder;

  private final List<String> shown = new ArrayList<>();

  @BeforeEach
  void files() throws IOException {
    HeldWeb.write(folder, "rm ${folder}/log",
        "remote node \"mkdir ${folder}/log-kept; mv ${folder}/log ${folder}/log-kept\"");
    Files.copy(folder.resolve("hosts.ini"), folder.resolve("others.ini"));
  }

  @Test
  void aRunThatLeftSomethingKeepsOthersOutWhenItsLockIsGone() throws Exception {
    Files.createFile(folder.resolve("go"));
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
    var first = latest();
    restart();

    assertEquals(Exit.HELD, show("run", "b.upg", "-i", "hosts.ini").code());
    assertEquals(Exit.HELD, run("run", "b.upg", "-i", "./hosts.ini", "--take-over", "20200101-000000-0000").code());
    assertEquals(Exit.HELD, new Session(folder).answering("no").run("run", "b.upg", "-i", "hosts.ini").code());
    assertEquals(Exit.FINE, run("run", "b.upg", "-i", "others.ini").code(), "another cluster on this machine");

    assertEquals(Exit.FINE, show("run", "b.upg", "-i", "hosts.ini", "--take-over", first).code());
    assertEquals(Exit.FINE, run("run", "b.upg", "-i", "hosts.ini").code(), "once taken, it is taken");

    assertEquals(Exit.STOPPED, run("resume", first).code());
    restart();
    assertEquals(Exit.HELD, run("run", "b.upg", "-i", "hosts.ini").code(), "it went on, and left something again");
    var yes = new Session(folder).answering("yes").run("run", "b.upg", "-i", "hosts.ini");
    assertEquals(Exit.FINE, yes.code(), yes.toString());
    Golden.compare(EXPECTED, String.join("\n", shown));
  }

  @Test
  void aRunThatPutEverythingBackKeepsNobodyOut() throws Exception {
    Files.createFile(folder.resolve("go"));
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
    Files.move(folder.resolve("log-kept/log"), folder.resolve("log"));
    var abort = run("abort");
    assertEquals(Exit.FINE, abort.code(), abort.toString());
    restart();
    assertEquals(Exit.FINE, run("run", "b.upg", "-i", "hosts.ini").code());
  }

  /** A node that is down can't give its lock back. */
  @Test
  void aLockThatARunLeftWhichIsOverKeepsNobodyOut() throws Exception {
    Files.createFile(folder.resolve("go"));
    assertEquals(Exit.STOPPED, run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder).code());
    var lock = lock();
    var text = Files.readString(lock);
    assertTrue(text.contains("stopped=true"), text);
    Files.move(folder.resolve("log-kept/log"), folder.resolve("log"));
    assertEquals(Exit.FINE, run("abort").code());
    Files.writeString(lock, text);
    var next = run("run", "b.upg", "-i", "hosts.ini");
    assertEquals(Exit.FINE, next.code(), next.toString());
  }

  @Test
  void aRunThatIsKnownToHaveDiedIsNotWaitedFor() throws Exception {
    try (var first = Child.start(folder, "run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder, "-vv")) {
      first.readUntil("begun").signal("KILL").end();
    }
    var taken = run("run", "b.upg", "-i", "hosts.ini", "--take-over", latest());
    Files.createFile(folder.resolve("go"));
    assertEquals(Exit.FINE, taken.code(), taken.toString());
    assertFalse(taken.err().contains("half a minute"), taken.err());
    assertTrue(taken.err().contains("which the cluster is taken from, left: half done: web-1; still set: quiet()"),
        taken.err());
    assertEquals(1, taken.err().split("which the cluster is taken from", -1).length - 1, taken.err());
  }

  @Test
  void aLockThatNamesNobodyHasAWayOut() throws Exception {
    Files.createFile(folder.resolve("go"));
    run("run", "a.upg", "-i", "hosts.ini", "--set", "folder=" + folder);
    var lock = lock();
    run("run", "b.upg", "-i", "hosts.ini", "--take-over", latest());
    for (var text : List.of("", "\u001b[2Jrubbish\n" + "x".repeat(300) + "\n", "y".repeat(300))) {
      Files.writeString(lock, text);
      assertEquals(Exit.REFUSED, show("run", "b.upg", "-i", "hosts.ini").code());
      assertEquals(text, Files.readString(lock));
      assertEquals(Exit.FINE, run("run", "b.upg", "-i", "hosts.ini", "--take-over", "unknown").code());
      assertFalse(Files.exists(lock));
    }
    Golden.compare(DAMAGED, String.join("\n", shown));
  }

  /** What a machine's temporary files come to. */
  private void restart() throws IOException {
    try (var files = Files.list(folder.resolve("upg-lock"))) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private Path lock() throws IOException {
    try (var locks = Files.list(folder.resolve("upg-lock"))) {
      return locks.findFirst().orElseThrow();
    }
  }

  private String latest() throws IOException {
    try (var runs = Files.list(folder.resolve(".upg/runs"))) {
      return runs.map(run -> run.getFileName().toString()).sorted().reduce((one, other) -> other).orElseThrow();
    }
  }

  private Session.Result run(String... arguments) {
    return new Session(folder).run(arguments);
  }

  private Session.Result show(String... arguments) {
    var result = run(arguments);
    shown.add(Scrubbed.text(result.shown(String.join(" ", arguments)), folder));
    return result;
  }
}
