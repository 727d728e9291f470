package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.journal.JournalFile;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the machine of a run may do to it: a full disk, a clock that is set back, two processes at once. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class ControlMachineTest {
  private static final int KILLED = 128 + 9;

  @TempDir
  private Path folder;
  /** Where the run is begun; its nodes write elsewhere. */
  private Path home;

  @BeforeEach
  void write() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    var nodes = IntStream.rangeClosed(1, 8).mapToObj(i -> "web-" + i + " ansible_connection=local\n").toList();
    Files.writeString(folder.resolve("hosts.ini"), "[web]\n" + String.join("", nodes));
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Greet"

        inventory { group web { nodes 1.. } }

        scope quiet() {
          enter { remote web[0] "echo enter >> %1$s/log" }
          leave { remote web[0] "echo leave >> %1$s/log" }
        }

        with quiet() {
          foreach node in web {
            remote node "echo ${node.name} >> %1$s/log; while test -e %1$s/wait; do sleep 0.1; done"
          }
        }
        """.formatted(folder));
  }

  @Test
  void onAFullDiskNothingIsChangedAnyMoreButPutBackAndTheRunGoesOnWhenThereIsRoom() throws Exception {
    onASmallDisk(() -> {
      var filler = home.resolve("filler");
      Files.write(filler, new byte[84 * 1024]);
      var full = upg("run", "../a.upg", "-i", "../hosts.ini");
      assertEquals(Exit.STOPPED, full.code(), full.toString());
      assertTrue(full.out().contains("The journal can't be written: No space left on device"), full.out());
      assertTrue(full.out().contains("so this change was not made"), full.out());
      assertEquals("leave", log().getLast());
      assertFalse(log().contains("web-8"), log().toString());
      Files.delete(filler);
      var shown = upg("show").out();
      assertTrue(shown.contains("state        failed: The journal can't be written: No space left"), shown);
      var resumed = upg("resume");
      assertEquals(Exit.FINE, resumed.code(), resumed.toString());
      assertEquals(IntStream.rangeClosed(1, 8).mapToObj(i -> "web-" + i).toList(),
          log().stream().filter(line -> line.startsWith("web-")).toList());
      // The put-back of the first process is known, so the second one sets it anew.
      assertEquals(List.of("enter", "leave", "enter", "leave"),
          log().stream().filter(line -> !line.startsWith("web-")).toList());
      assertFalse(Files.exists(RunFolder.all(home).getFirst().path().resolve("journal.reserve")));
    });
  }

  @Test
  void whoOnlyLooksNeedsNoDiskToWriteOn() throws Exception {
    onASmallDisk(() -> {
      assertEquals(Exit.FINE, upg("run", "../a.upg", "-i", "../hosts.ini").code());
      assertTrue(mount("-o", "remount,ro", home.toString()));
      var shown = upg("show");
      assertEquals(Exit.FINE, shown.code(), shown.toString());
      assertTrue(shown.out().contains("state        succeeded"), shown.out());
      var runs = upg("runs");
      assertEquals(Exit.FINE, runs.code(), runs.toString());
      assertTrue(runs.out().contains("succeeded"), runs.out());
    });
  }

  @Test
  void aRunWhoseEndCannotBeWrittenFailedAllTheSame() throws Exception {
    onASmallDisk(() -> {
      Files.writeString(folder.resolve("a.upg"), Files.readString(folder.resolve("a.upg")).replace("echo enter",
          "head -c 100000 /dev/zero > " + home + "/filler; rm " + home
              + "/.upg/runs/*/journal.reserve; head -c 200000 /dev/zero > " + home + "/more; echo enter"));
      var full = upg("run", "../a.upg", "-i", "../hosts.ini");
      assertEquals(Exit.STOPPED, full.code(), full.toString());
      assertTrue(full.err().contains("upg: The end of the run can't be written into its journal: "), full.err());
    });
  }

  @FunctionalInterface
  private interface Work { void run() throws Exception; }

  private void onASmallDisk(Work work) throws Exception {
    assumeTrue(mount("-t", "tmpfs", "-o", "size=160k", "tmpfs", home.toString()), "mounting a small disk needs root");
    try {
      work.run();
    } finally {
      // A process that another test starts right now may have a file of the disk, too, until its program begins.
      int code = 1;
      for (int i = 0; i < 50 && code != 0; i++) {
        code = new ProcessBuilder("umount", home.toString()).start().waitFor();
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertEquals(0, code);
    }
  }

  @Test
  void aClockThatWasSetBackChangesNothing() throws Exception {
    assertEquals(KILLED, mortal("-Dupg.death=12", "run", "../a.upg", "-i", "../hosts.ini").waitFor());
    assertEquals(Exit.FINE, mortal("-Dupg.behind=PT26H", "resume").waitFor());
    assertEquals(8, log().stream().filter(line -> line.startsWith("web-")).count(), log().toString());
    assertEquals(Exit.FINE, mortal("-Dupg.behind=PT26H", "run", "../a.upg", "-i", "../hosts.ini").waitFor());
    assertTrue(upg("show").out().contains("state        succeeded"), upg("show").out());
    assertEquals(2, RunFolder.all(home).size());
    assertTrue(upg("resume").err().contains("Run " + RunFolder.all(home).getFirst().name()
        + " can't be resumed: it succeeded"));
  }

  /** It has the cluster's lock, and nothing in its journal that anybody could go on with. */
  @Test
  void whoDiedBeforeItsFirstEntryKeepsNobodyOut() throws Exception {
    assertEquals(KILLED, mortal("-Dupg.death=1", "-Dupg.death.when=before", "run", "../a.upg", "-i", "../hosts.ini")
        .waitFor());
    assertTrue(upg("resume").err().contains("No run was begun here"), upg("resume").err());
    var again = upg("run", "../a.upg", "-i", "../hosts.ini");
    assertEquals(Exit.FINE, again.code(), again.toString());
    assertEquals(10, log().size(), log().toString());
  }

  /** It still has the cluster's lock, and there is nothing to go on with. */
  @Test
  void whoDiedAfterItsLastEntryKeepsNobodyOut() throws Exception {
    assertEquals(Exit.FINE, upg("run", "../a.upg", "-i", "../hosts.ini").code());
    int entries = JournalFile.read(RunFolder.all(home).getFirst().journal()).entries().size() - 1;
    assertEquals(KILLED, mortal("-Dupg.death=" + entries, "run", "../a.upg", "-i", "../hosts.ini").waitFor());
    assertTrue(upg("resume").err().contains("can't be resumed: it succeeded"), upg("resume").err());
    var again = upg("run", "../a.upg", "-i", "../hosts.ini");
    assertEquals(Exit.FINE, again.code(), again.toString());
  }

  @Test
  void onlyOneProcessWorksOnARun() throws Exception {
    Files.createFile(folder.resolve("wait"));
    var first = mortal("run", "../a.upg", "-i", "../hosts.ini");
    while (!Files.exists(folder.resolve("log")) || log().size() < 2) {
      assertTrue(first.isAlive());
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertTrue(upg("show").out().contains("state        running"));
    for (var command : List.of("resume", "abort")) {
      var refused = upg(command);
      assertEquals(Exit.HELD, refused.code(), "as its help says");
      var run = RunFolder.all(home).getFirst().name();
      assertEquals("upg: Another process works on run " + run + ": `upg show " + run
          + "` tells which, and how to stop it\n", refused.err());
    }
    Files.delete(folder.resolve("wait"));
    assertEquals(Exit.FINE, first.waitFor());
    assertEquals(10, log().size(), log().toString());
  }

  private Session.Result upg(String... arguments) {
    return new Session(home).run(arguments);
  }

  private Process mortal(String... arguments) throws IOException {
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    List.of(arguments).stream().filter(argument -> argument.startsWith("-D")).forEach(line::add);
    line.add(MortalUpg.class.getName());
    List.of(arguments).stream().filter(argument -> !argument.startsWith("-D")).forEach(line::add);
    var builder = new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile());
    // Where the lock of this machine's nodes is: the same place as for the runs in this process.
    builder.environment().put("UPG_LOCK_DIR", home.toString());
    return builder.start();
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(folder.resolve("log"));
  }

  private static boolean mount(String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("mount"));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
        .waitFor() == 0;
  }
}
