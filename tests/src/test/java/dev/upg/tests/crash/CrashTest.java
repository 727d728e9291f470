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
import dev.upg.host.Connector;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three nodes that are folders of this machine, and a playbook of every kind of statement that the journal knows. */
@Execution(ExecutionMode.CONCURRENT)
final class CrashTest {
  private static final Path PLAYBOOK = Subject.resource("every-statement.upg");

  @TempDir
  private Path folder;

  @Test
  void undisturbedItEndsAsItShould() throws IOException {
    var state = new State(folder);
    try (var journal = state.begin(); var machines = machines()) {
      assertEquals(Outcome.SUCCEEDED, state.run(journal, machines, History.none(), 1, false));
    }
    state.assertUpgraded();
  }

  @Test
  void aConnectionThatBreaksAtEachChangeIsFoundAgain() throws IOException {
    var state = new State(folder);
    try (var journal = state.begin(); var machines = new LosingConnections(machines())) {
      assertEquals(Outcome.SUCCEEDED, state.run(journal, machines, History.none(), 1, false));
    }
    state.assertUpgraded();
  }

  /** One point in so many is tried; {@code -Dcrash.step=1} tries all. */
  private static final int STEP = Integer.getInteger("crash.step", 12);
  private static final int FIRST = new Random(Matrix.SEED).nextInt(STEP);

  /** The matrix: dead right before each entry of the journal reaches the disk, and right after. */
  @TestFactory
  Stream<DynamicTest> cutAnywhereItGoesOn() throws IOException {
    int entries = entries();
    return IntStream.rangeClosed(2, entries).filter(at -> at % STEP == FIRST).boxed()
        .flatMap(at -> Stream.of(true, false)
            .map(written -> DynamicTest.dynamicTest("entry " + at + (written ? " written" : " not written"),
                () -> cutAndGoOn(at, written))));
  }

  @TestFactory
  Stream<DynamicTest> cutAnywhereItCanBeAborted() throws IOException {
    int entries = entries();
    return IntStream.rangeClosed(2, entries).filter(at -> at % (2 * STEP) == FIRST).boxed()
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
    var contents = JournalFile.read(state.file);
    try (var journal = JournalFile.append(state.file, contents); var machines = new LosingConnections(machines())) {
      assertEquals(Outcome.SUCCEEDED, state.run(journal, machines, History.of(contents.entries()), 2, false));
    }
    state.assertUpgraded();
  }

  private void cutAndAbort(int at) throws IOException {
    var state = new State(Files.createDirectories(folder.resolve("abort-" + at)));
    state.runAndDie(at, true);
    var changes = state.changes();
    var contents = JournalFile.read(state.file);
    try (var journal = JournalFile.append(state.file, contents); var machines = machines()) {
      state.run(journal, machines, History.of(contents.entries()), 2, true);
    }
    state.assertPutBack();
    assertEquals(changes, state.changes(), "an abort does nothing new");
    state.assertNoJobs();
  }

  /** A scope is entered and a change is cut: whoever is stopped before he has found out about the change has put nothing back. */
  @Test
  void anAbortThatIsStoppedWhileItLooksForAnEndFails() throws IOException {
    var state = new State(Files.createDirectories(folder.resolve("stopped")));
    var history = History.none();
    for (int at = 2; history.open().isEmpty() || history.enteredScopes().isEmpty(); at++) {
      state = new State(Files.createDirectories(folder.resolve("stopped-" + at)));
      state.runAndDie(at, true);
      history = History.of(JournalFile.read(state.file).entries());
    }
    var contents = JournalFile.read(state.file);
    var stopped = new AtomicReference<Run>();
    try (var journal = JournalFile.append(state.file, contents);
        var machines = new LosingConnections(machines(), () -> stopped.get().stop("a test"))) {
      stopped.set(state.prepared(journal, machines, history, 2, true));
      assertEquals(Outcome.FAILED, stopped.get().execute());
    }
    try (var journal = JournalFile.append(state.file, JournalFile.read(state.file)); var machines = machines()) {
      var next = History.of(JournalFile.read(state.file).entries());
      assertEquals(Outcome.ABORTED, state.run(journal, machines, next, 3, true));
    }
    state.assertPutBack();
  }

  private static MachineConnector machines() {
    return new MachineConnector(SshOptions.ofUser());
  }

  /** The three nodes of one run, and its journal. */
  private static final class State {
    private final Path folder;
    private final Path file;
    private final List<NodeFolder> nodes = new ArrayList<>();
    private final Bound bound;

    State(Path folder) throws IOException {
      this.folder = folder;
      this.file = folder.resolve("journal");
      var inventory = new StringBuilder("[web]\n");
      for (var name : NodeFolder.NAMES) {
        var home = folder.resolve(name);
        nodes.add(NodeFolder.create(name, home));
        inventory.append(name).append(" ansible_connection=local home=").append(home).append('\n');
      }
      Files.writeString(folder.resolve("hosts.ini"), inventory);
      var diagnostics = new Diagnostics();
      var compilation = new Compiler(Library.standard()).compile(new SourceFile("cut.upg", Files.readString(PLAYBOOK)),
          PLAYBOOK);
      var program = compilation.program().orElseThrow(() -> new AssertionError(compilation.diagnostics()));
      bound = Binder.bind(program, InventoryReader.read(folder.resolve("hosts.ini"), diagnostics), Map.of(), List.of(),
          diagnostics).orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    }

    JournalFile begin() throws IOException {
      Files.write(file, new byte[0]);
      return JournalFile.create(file, new Entry.Opened(Instant.EPOCH, JournalFile.FORMAT, "test", Map.of(), Map.of()));
    }

    Outcome run(Journal journal, Connector machines, History history, int process, boolean aborting) {
      return prepared(journal, machines, history, process, aborting).execute();
    }

    Run prepared(Journal journal, Connector machines, History history, int process, boolean aborting) {
      return new Run(bound, Natives.all(), machines, Clock.scaled(20), event -> {}, question -> true, Optional.empty(),
          new Recording(journal, history, "crashtest" + Integer.toHexString(folder.hashCode()) + "-" + process,
              aborting));
    }

    void runAndDie(int at, boolean written) throws IOException {
      var dying = new Dying(at - 1, written);
      try (var journal = begin(); var machines = machines()) {
        run(dying.journal(journal), dying.connector(machines), History.none(), 1, false);
      } catch (Dying.Death death) {
        assertTrue(dying.isDead());
      }
    }

    void assertUpgraded() throws IOException {
      for (var node : nodes) {
        assertEquals(List.of(), node.problems());
      }
      assertNoJobs();
    }

    /** All that was done on the nodes but putting back. */
    List<String> changes() throws IOException {
      return logs().lines().filter(line -> !line.isEmpty() && !line.equals("leave")).toList();
    }

    String logs() throws IOException {
      var logs = new StringBuilder();
      for (var node : nodes) {
        logs.append(node.name()).append('\n').append(node.read("log")).append('\n');
      }
      return logs.toString();
    }

    void assertPutBack() throws IOException {
      for (var node : nodes) {
        assertTrue(node.isPutBack(), node.log()::toString);
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
