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
import dev.upg.practice.FastConnector;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.dolphindb.DolphindbLayout;
import dev.upg.practice.dolphindb.DolphindbPractice;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gray-scale upgrade, dead at an entry of its journal: it goes on where it was, and restarts each node once. Two entries are
 * tried, chosen anew each day; {@code -Ddolphindb.cuts=200} tries more.
 */
@Timeout(3600)
final class DolphindbCrashTest {
  private static final double SPEED = 60;
  private static final int CUTS = Integer.getInteger("dolphindb.cuts", 2);
  private static final Path PLAYBOOK = Path.of(System.getProperty("upg.root"), "playbooks/dolphindb/gray-scale.upg");

  @TempDir
  private Path folder;

  private final Clock clock = Clock.scaled(SPEED);

  @Test
  void cutAnywhereItGoesOn() throws IOException {
    var seed = Instant.now().toEpochMilli() / 86_400_000;
    var random = new Random(seed);
    int entries = 0;
    for (int cut = 0; cut < CUTS; cut += 2) {
      try (var cluster = new DolphindbPractice(DolphindbLayout.of(PracticeShape.USUAL),
          new PracticeOptions(clock, List.of()))) {
        entries = undisturbed(cluster);
        for (var host : List.of("host-2", "host-3")) {
          int at = 2 + random.nextInt(entries - 2);
          cutAndGoOn(cluster, host, at, random.nextBoolean(), "seed " + seed + ", " + host + ", entry " + at);
        }
      }
    }
  }

  /** @return how many entries the journal of one host has */
  private int undisturbed(DolphindbPractice cluster) throws IOException {
    var file = folder.resolve("count");
    try (var journal = begin(file); var machines = machines(cluster)) {
      assertEquals(Outcome.SUCCEEDED, run(cluster, "host-1", journal, machines, History.none(), 1));
    }
    assertUpgraded(cluster, "host-1", "undisturbed");
    return JournalFile.read(file).entries().size() - 1;
  }

  private void cutAndGoOn(DolphindbPractice cluster, String host, int at, boolean written, String told)
      throws IOException {
    var file = folder.resolve("cut-" + host);
    var dying = new Dying(at - 1, written);
    try (var journal = begin(file); var machines = machines(cluster)) {
      run(cluster, host, dying.journal(journal), dying.connector(machines), History.none(), 2);
    } catch (Dying.Death death) {
      assertTrue(dying.isDead());
    }
    var contents = JournalFile.read(file);
    try (var journal = JournalFile.append(file, contents); var machines = machines(cluster)) {
      assertEquals(Outcome.SUCCEEDED, run(cluster, host, journal, machines, History.of(contents.entries()), 3), told);
    }
    assertUpgraded(cluster, host, told);
  }

  private static void assertUpgraded(DolphindbPractice cluster, String host, String told) {
    var after = cluster.snapshot();
    for (var node : after.nodes()) {
      if (node.host().equals(host)) {
        assertEquals("2.00.8.12", node.version(), told + ": " + node);
        assertEquals(2, node.starts(), told + ": " + node);
      }
    }
    assertTrue(after.healthy(), told);
    assertEquals(List.of(), after.suspended(), told);
    assertEquals(List.of(), after.missing(), told);
    assertEquals(1, after.mostDown(), told);
  }

  private static JournalFile begin(Path file) throws IOException {
    Files.write(file, new byte[0]);
    return JournalFile.create(file, new Entry.Opened(Instant.EPOCH, JournalFile.FORMAT, "test", Map.of(), Map.of()));
  }

  private static Connector machines(DolphindbPractice cluster) {
    return new FastConnector(new MachineConnector(SshOptions.ofUser().withConfigFiles(List.of(cluster.sshConfig()))),
        SPEED);
  }

  private Outcome run(DolphindbPractice cluster, String host, Journal journal, Connector machines, History history,
      int process) throws IOException {
    var failures = Collections.synchronizedList(new ArrayList<String>());
    var outcome = new Run(bound(cluster, host), Natives.all(), machines, clock, event -> {
      if (event instanceof dev.upg.event.RunEvent.Failed failed) {
        failures.add(failed.diagnostic().toString());
      }
    }, question -> true, Optional.empty(), new Recording(journal, history, "crashtest" + host + process, false))
        .execute();
    assertEquals(List.of(), failures);
    return outcome;
  }

  private static Bound bound(DolphindbPractice cluster, String host) throws IOException {
    var diagnostics = new Diagnostics();
    var program = new Compiler(Library.standard())
        .compile(new SourceFile("gray-scale.upg", Files.readString(PLAYBOOK)), PLAYBOOK).program().orElseThrow();
    var parameters = new LinkedHashMap<String, Object>(cluster.parameters());
    parameters.keySet().retainAll(program.declaredParameters().keySet());
    return Binder.bind(program, InventoryReader.read(cluster.inventory(), diagnostics), parameters, List.of(host),
        diagnostics).orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }
}
