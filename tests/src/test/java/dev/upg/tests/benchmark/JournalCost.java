package dev.upg.tests.benchmark;

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
import dev.upg.journal.Answer;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.library.Library;
import dev.upg.practice.host.CommandWatcher;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal costs: an effect of it alone, and changes over SSH with and without it, in turn in one process. */
final class JournalCost {
  private static final int EFFECTS = 2000;
  private static final int CHANGES = 100;
  private static final int ROUNDS = 5;

  private JournalCost() {}

  public static void main(String[] arguments) throws IOException {
    try (var work = new WorkFolder(); var hosts = new SshHosts(work.path(), List.of("node"), CommandWatcher.NONE)) {
      alone(work.path());
      System.out.printf("an effect, intent and result on the disk: %.0f µs%n", alone(work.path()));
      overSsh(work.path(), hosts);
    }
  }

  /** Microseconds for an effect. */
  private static double alone(Path folder) throws IOException {
    try (var journal = journal(folder)) {
      long start = System.nanoTime();
      for (int i = 0; i < EFFECTS; i++) {
        var key = "3/body[replica-1]/0#" + i;
        journal.keep(new Entry.Intent(Instant.now(), key, Optional.of("replica-1"), "./run.sh stop replica", "a.upg:12",
            Optional.of("20261121-140211-1f2e-1-" + i), List.of("0"), 60_000, "ask", Optional.empty()));
        journal.keep(new Entry.Result(Instant.now(), key, new Answer.OfCommand(0, "stopped\n", "", false)));
      }
      return (System.nanoTime() - start) / 1e3 / EFFECTS;
    }
  }

  /** The median of each kind: without a journal there is no job folder on the node either. */
  private static void overSsh(Path folder, SshHosts hosts) throws IOException {
    var bound = bound(folder, hosts);
    var without = new double[ROUNDS];
    var jobs = new double[ROUNDS];
    var with = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      double first = millis(bound, hosts, Recording.none());
      double second = millis(bound, hosts, recording(Journal.none(), "jobs" + round));
      double third;
      try (var journal = journal(folder)) {
        third = millis(bound, hosts, recording(journal, "journal" + round));
      }
      if (round >= 0) {
        without[round] = first;
        jobs[round] = second;
        with[round] = third;
      }
    }
    double base = Median.of(without);
    System.out.printf("a change `true` over SSH: %.1f ms without a journal%n", base);
    System.out.printf("  with a job folder on the node: %.1f ms, %.2f times%n", Median.of(jobs),
        Median.of(jobs) / base);
    System.out.printf("  with that and the journal: %.1f ms, %.2f times%n", Median.of(with), Median.of(with) / base);
  }

  private static double millis(Bound bound, SshHosts hosts, Recording recording) throws IOException {
    try (var machines = new MachineConnector(SshOptions.ofUser().withConfigFiles(List.of(hosts.config())))) {
      long start = System.nanoTime();
      var outcome = new Run(bound, Natives.all(), machines, Clock.system(), event -> {}, question -> true,
          Optional.empty(), recording).execute();
      if (outcome != Outcome.SUCCEEDED) {
        throw new IllegalStateException("the run didn't succeed");
      }
      return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e6 / CHANGES;
    }
  }

  private static Recording recording(Journal journal, String name) {
    return new Recording(journal, History.none(), name, false);
  }

  private static JournalFile journal(Path folder) throws IOException {
    var file = folder.resolve("journal");
    Files.write(file, new byte[0]);
    return JournalFile.create(file, new Entry.Opened(Instant.now(), JournalFile.FORMAT, "", Map.of(), Map.of()));
  }

  private static Bound bound(Path folder, SshHosts hosts) throws IOException {
    var text = "playbook \"Changes\"\n\ninventory { group nodes { nodes 1.. } }\n\n"
        + "remote nodes[0] timeout 1m \"true\"\n".repeat(CHANGES);
    var inventory = Files.writeString(folder.resolve("hosts.ini"), "[nodes]\nnode ansible_host=127.0.0.1 ansible_port="
        + hosts.host("node").port() + "\n");
    var diagnostics = new Diagnostics();
    var program = new Compiler(Library.standard()).compile(new SourceFile("a.upg", text), folder.resolve("a.upg"))
        .program().orElseThrow();
    return Binder.bind(program, InventoryReader.read(inventory, diagnostics), Map.of(), List.of(), diagnostics)
        .orElseThrow();
  }
}
