package dev.upg.tests.benchmark;

import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.library.Library;
import dev.upg.practice.FastConnector;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.pegasus.PegasusLayout;
import dev.upg.practice.pegasus.PegasusPractice;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much slower a whole upgrade is with a journal than without: the high-availability one, each time on a new practice cluster. */
final class WholeRunCost {
  /** The cluster's clock is that much faster than real, so what upg itself takes weighs that much more than at a real cluster. */
  private static final double SPEED = 20;
  private static final int ROUNDS = 3;

  private enum Kind { WITHOUT, JOBS, JOURNAL }

  /** @param seconds of this machine's time */
  private record Measured(double seconds, long changes) {}

  private WholeRunCost() {}

  public static void main(String[] arguments) throws IOException {
    var playbook = Path.of(arguments[0], "playbooks/pegasus/high-availability.upg");
    var measured = new LinkedHashMap<Kind, List<Measured>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var kind : Kind.values()) {
        measured.computeIfAbsent(kind, k -> new ArrayList<>()).add(run(playbook, kind));
      }
    }
    var base = median(measured.get(Kind.WITHOUT));
    System.out.printf("a whole upgrade, %d changes, %.0f times faster than real: %.1f s without a journal%n",
        base.changes,
        SPEED, base.seconds);
    tell("with a job folder for each change", median(measured.get(Kind.JOBS)), base);
    tell("with these and the journal", median(measured.get(Kind.JOURNAL)), base);
  }

  private static void tell(String what, Measured measured, Measured base) {
    double more = measured.seconds - base.seconds;
    System.out.printf("  %s: %.1f s, %.2f times; %.1f ms a change, %.4f times at the speed of a real cluster%n", what,
        measured.seconds, measured.seconds / base.seconds, more * 1000 / measured.changes,
        1 + more / (base.seconds * SPEED));
  }

  private static Measured run(Path playbook, Kind kind) throws IOException {
    var clock = Clock.scaled(SPEED);
    var folder = Files.createTempDirectory("upg-whole-run");
    var changes = new ArrayList<RunEvent>();
    try (
        var cluster = new PegasusPractice(PegasusLayout.of(PracticeShape.USUAL), new PracticeOptions(clock, List.of()));
        var connector = new FastConnector(new MachineConnector(SshOptions.ofUser().withConfigFiles(List.of(cluster
            .sshConfig()))), SPEED);
        var journal = journal(folder)) {
      var recording = switch (kind) {
        case WITHOUT -> Recording.none();
        case JOBS -> new Recording(Journal.none(), History.none(), folder.getFileName().toString(), false);
        case JOURNAL -> new Recording(journal, History.none(), folder.getFileName().toString(), false);
      };
      var diagnostics = new Diagnostics();
      var program = new Compiler(Library.standard())
          .compile(new SourceFile("a.upg", Files.readString(playbook)), playbook)
          .program().orElseThrow();
      var parameters = new LinkedHashMap<String, Object>(cluster.parameters());
      parameters.keySet().retainAll(program.declaredParameters().keySet());
      var bound = Binder.bind(program, InventoryReader.read(cluster.inventory(), diagnostics), parameters, List.of(),
          diagnostics).orElseThrow();
      long start = System.nanoTime();
      var outcome = new Run(bound, Natives.all(), connector, clock, event -> {
        if (event instanceof RunEvent.CommandStarted command && command.changes()) {
          changes.add(event);
        } else if (event instanceof RunEvent.Failed failed) {
          System.out.println(failed.diagnostic());
        }
      }, question -> true, Optional.empty(), recording).execute();
      if (outcome != Outcome.SUCCEEDED) {
        throw new IllegalStateException("the run didn't succeed");
      }
      return new Measured((System.nanoTime() - start) / 1e9, changes.size());
    }
  }

  private static JournalFile journal(Path folder) throws IOException {
    var file = Files.createFile(folder.resolve("journal"));
    return JournalFile.create(file, new Entry.Opened(Instant.now(), JournalFile.FORMAT, "", Map.of(), Map.of()));
  }

  private static Measured median(List<Measured> measured) {
    return measured.stream().sorted(Comparator.comparingDouble(Measured::seconds)).toList().get(
        measured.size() / 2);
  }
}
