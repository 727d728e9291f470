package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.library.Library;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three nodes that are folders of this machine, and a playbook of every kind of statement that the journal knows. */
final class CrashTest {
  private static final String PLAYBOOK = """
      playbook "Cut anywhere"

      use report

      inventory { group web { nodes 3..; home: path } }

      probe level(node: node { home: path }) -> string {
        return (probe node in node.home "cat level").stdout.trim()
      }

      probe running(node: node { home: path }) -> string {
        return (probe node in node.home "cat version").stdout.trim()
      }

      scope quiet(node: node { home: path }) {
        let before = level(node)
        enter { remote node in node.home "echo quiet > level; echo enter >> log" }
        leave { remote node in node.home "echo ${before} > level; echo leave >> log" }
      }

      scope marked(node: node { home: path }) {
        enter { remote node in node.home "echo on > mark" }
        leave { remote node in node.home "echo off > mark" }
      }

      action upgrade(node: node { home: path }) -> string {
        require running(node) == "1" else "it runs ${running(node)} already"
        let said = remote node in node.home "echo begin >> log; echo 2 > version; echo end >> log; echo upgraded"
        return said.stdout.trim()
      }

      let before = web.map(node -> running(node))
      with quiet(web[0]) {
        foreach node in web where running(node) != "2" {
          step "upgrade" {
            let said = upgrade(node)
            require said == "upgraded" else "said ${said}, before ${before}"
          }
          wait until running(node) == "2" every 1s timeout 10s
            repeating every 5s { remote node in node.home "echo nudge >> nudges" }
          ensure (probe node in node.home accept [0, 1] "test -e ensured").code == 0 {
            remote node in node.home "touch ensured"
          }
          try { remote node in node.home "echo tried >> log; false" } rescue e {
            remote node in node.home "echo rescued >> log"
          }
          if level(node) == "quiet" { remote node in node.home "echo first >> log" }
          report.version(node, to: version("2"))
          with marked(node) { remote node in node.home "echo after >> log" }
        }
      }
      remote web[0] in web[0].home "echo last >> log"
      """;

  private static final List<String> UPGRADED = List.of("begin", "end", "tried", "rescued", "after");

  @TempDir
  private Path folder;

  @Test
  void undisturbedItEndsAsItShould() throws IOException {
    var state = new State(folder);
    try (var journal = state.begin(); var machines = machines()) {
      assertEquals(Outcome.SUCCEEDED, state.run(journal, machines, History.none(), 1, false));
    }
    state.assertUpgraded(false);
  }

  /** One point in so many is tried; {@code -Dcrash.step=1} tries all. */
  private static final int STEP = Integer.getInteger("crash.step", 5);

  /** The matrix: dead right before each entry of the journal reaches the disk, and right after. */
  @TestFactory
  Stream<DynamicTest> cutAnywhereItGoesOn() throws IOException {
    int entries = entries();
    return IntStream.rangeClosed(2, entries).filter(at -> at % STEP == 0).boxed().flatMap(at -> Stream.of(true, false)
        .map(written -> DynamicTest.dynamicTest("entry " + at + (written ? " written" : " not written"),
            () -> cutAndGoOn(at, written))));
  }

  @TestFactory
  Stream<DynamicTest> cutAnywhereItCanBeAborted() throws IOException {
    int entries = entries();
    return IntStream.rangeClosed(2, entries).filter(at -> at % (2 * STEP) == 0).boxed()
        .map(at -> DynamicTest.dynamicTest("entry " + at, () -> cutAndAbort(at)));
  }

  private int entries() throws IOException {
    var state = new State(Files.createDirectories(folder.resolve("count")));
    try (var journal = state.begin(); var machines = machines()) {
      state.run(journal, machines, History.none(), 1, false);
    }
    return JournalFile.read(state.file).entries().size() - 1;
  }

  private void cutAndGoOn(int at, boolean written) throws IOException {
    var state = new State(Files.createDirectories(folder.resolve("cut-" + at + written)));
    state.runAndDie(at, written);
    boolean wasTrying = state.lastIsOpen("false");
    var contents = JournalFile.read(state.file);
    try (var journal = JournalFile.append(state.file, contents); var machines = machines()) {
      assertEquals(Outcome.SUCCEEDED, state.run(journal, machines, History.of(contents.entries()), 2, false));
    }
    state.assertUpgraded(wasTrying);
  }

  private void cutAndAbort(int at) throws IOException {
    var state = new State(Files.createDirectories(folder.resolve("abort-" + at)));
    state.runAndDie(at, true);
    var changes = state.logs();
    var contents = JournalFile.read(state.file);
    try (var journal = JournalFile.append(state.file, contents); var machines = machines()) {
      state.run(journal, machines, History.of(contents.entries()), 2, true);
    }
    assertEquals("normal", Files.readString(state.node("n1").resolve("level")).strip());
    state.assertNoMarks();
    assertEquals(changes.replace("leave\n", ""), state.logs().replace("leave\n", ""), "an abort does nothing new");
    state.assertNoJobs();
  }

  private static MachineConnector machines() {
    return new MachineConnector(SshOptions.ofUser());
  }

  /** The three nodes of one run, and its journal. */
  private static final class State {
    private final Path folder;
    private final Path file;
    private final Bound bound;

    State(Path folder) throws IOException {
      this.folder = folder;
      this.file = folder.resolve("journal");
      var inventory = new StringBuilder("[web]\n");
      for (var name : List.of("n1", "n2", "n3")) {
        var home = Files.createDirectories(node(name));
        Files.writeString(home.resolve("level"), "normal\n");
        Files.writeString(home.resolve("version"), "1\n");
        inventory.append(name).append(" ansible_connection=local home=").append(home).append('\n');
      }
      Files.writeString(folder.resolve("hosts.ini"), inventory);
      var diagnostics = new Diagnostics();
      var compilation = new Compiler(Library.standard()).compile(new SourceFile("cut.upg", PLAYBOOK),
          folder.resolve("cut.upg"));
      var program = compilation.program().orElseThrow(() -> new AssertionError(compilation.diagnostics()));
      bound = Binder.bind(program, InventoryReader.read(folder.resolve("hosts.ini"), diagnostics), Map.of(), List.of(),
          diagnostics).orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    }

    Path node(String name) {
      return folder.resolve(name);
    }

    JournalFile begin() throws IOException {
      Files.write(file, new byte[0]);
      return JournalFile.create(file, new Entry.Opened(Instant.EPOCH, JournalFile.FORMAT, "test", Map.of(), Map.of()));
    }

    Outcome run(Journal journal, dev.upg.host.Connector machines, History history, int process, boolean aborting) {
      return new Run(bound, Natives.all(), machines, Clock.scaled(20), event -> {}, question -> true, Optional.empty(),
          new Recording(journal, history, "crashtest" + Integer.toHexString(folder.hashCode()) + "-" + process,
              aborting))
          .execute();
    }

    void runAndDie(int at, boolean written) throws IOException {
      var dying = new Dying(at - 1, written);
      try (var journal = begin(); var machines = machines()) {
        run(dying.journal(journal), dying.connector(machines), History.none(), 1, false);
      } catch (Dying.Death death) {
        assertTrue(dying.isDead());
      }
    }

    /** Whether the last change before the cut, of which the end isn't known to the journal, was this one. */
    boolean lastIsOpen(String end) throws IOException {
      return History.of(JournalFile.read(file).entries()).open().stream().anyMatch(intent -> intent.what()
          .endsWith(end));
    }

    /** @param triedTwice a change that fails anyway was cut, and may be made again */
    void assertUpgraded(boolean triedTwice) throws IOException {
      for (var name : List.of("n1", "n2", "n3")) {
        assertEquals("2", Files.readString(node(name).resolve("version")).strip());
        assertEquals("normal", Files.readString(node(name).resolve("level")).strip());
        assertTrue(Files.exists(node(name).resolve("ensured")));
        var lines = Files.readAllLines(node(name).resolve("log"));
        var own = lines.stream().filter(UPGRADED::contains).toList();
        assertEquals(UPGRADED, own.stream().distinct().toList(), name + ": " + lines);
        assertTrue(own.size() == UPGRADED.size() || own.size() == UPGRADED.size() + 1
            && own.stream().filter("tried"::equals).count() == 2, name + ": " + lines);
        assertEquals(name.equals("n1") ? 1 : 0, lines.stream().filter("first"::equals).count(), name + ": " + lines);
      }
      var lines = Files.readAllLines(node("n1").resolve("log"));
      assertEquals("last", lines.getLast());
      assertEquals(1, lines.stream().filter("last"::equals).count());
      assertEquals(lines.stream().filter("enter"::equals).count(), lines.stream().filter("leave"::equals).count());
      assertNoMarks();
      assertNoJobs();
    }

    String logs() throws IOException {
      var logs = new StringBuilder();
      for (var name : List.of("n1", "n2", "n3")) {
        var log = node(name).resolve("log");
        logs.append(name).append('\n').append(Files.exists(log) ? Files.readString(log) : "");
      }
      return logs.toString();
    }

    void assertNoMarks() throws IOException {
      for (var name : List.of("n1", "n2", "n3")) {
        var mark = node(name).resolve("mark");
        assertTrue(!Files.exists(mark) || Files.readString(mark).equals("off\n"), name);
      }
    }

    void assertNoJobs() throws IOException {
      var jobs = Path.of(System.getProperty("user.home"), ".upg", "jobs");
      if (Files.isDirectory(jobs)) {
        try (var left = Files.list(jobs)) {
          assertEquals(List.of(), left.filter(job -> job.getFileName().toString().startsWith("crashtest" + Integer
              .toHexString(folder.hashCode()) + "-")).toList());
        }
      }
    }
  }
}
