package dev.upg.tests.endtoend;

import dev.upg.MachinePace;
import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Note;
import dev.upg.eval.Recording;
import dev.upg.eval.Confirmation;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.practice.FastConnector;
import dev.upg.practice.Measurement;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.pegasus.PegasusLayout;
import dev.upg.practice.pegasus.PegasusPractice;
import dev.upg.practice.pegasus.model.PegasusSnapshot;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A practice Pegasus cluster and runs of a playbook on it, the high-availability one if no other is named, as `upg run --practice` does them. */
final class Upgrade implements AutoCloseable {
  static final double SPEED = MachinePace.most(60);
  static final Path HIGH_AVAILABILITY = Path.of(System.getProperty("upg.root"),
      "playbooks/pegasus/high-availability.upg");

  private final Clock clock = Clock.scaled(SPEED);
  private final Path playbook;
  private final PegasusPractice cluster;
  private final PegasusSnapshot before;

  Upgrade(String... faults) throws IOException {
    this(HIGH_AVAILABILITY, PracticeShape.USUAL, faults);
  }

  Upgrade(Path playbook, PracticeShape shape, String... faults) throws IOException {
    this.playbook = playbook;
    cluster = new PegasusPractice(PegasusLayout.of(shape), new PracticeOptions(clock, List.of(faults)));
    before = cluster.snapshot();
  }

  /** What came of a run. */
  record Result(Outcome outcome, List<RunEvent> events) {
    /** The failure that ended the run. */
    Diagnostic failure() {
      return events.stream().filter(RunEvent.Failed.class::isInstance).map(RunEvent.Failed.class::cast)
          .map(RunEvent.Failed::diagnostic).reduce((first, last) -> last)
          .orElseThrow(() -> new AssertionError("nothing failed: " + this));
    }

    /** The failure's note of that name, `done` say; empty when it has none. */
    String note(String name) {
      return failure().notes().stream().filter(note -> note.name().equals(name)).map(Note::text).findFirst()
          .orElse("");
    }

    /** The nodes in the order in which work on them began. */
    List<String> nodes() {
      return events.stream().filter(RunEvent.NodeStarted.class::isInstance)
          .map(event -> ((RunEvent.NodeStarted) event).node()).toList();
    }

    /** The scopes that were left, in order. */
    List<String> putBack() {
      return events.stream().filter(RunEvent.ScopeLeft.class::isInstance).map(RunEvent.ScopeLeft.class::cast)
          .filter(RunEvent.ScopeLeft::succeeded).map(RunEvent.ScopeLeft::scope).toList();
    }

    /** What the playbook said. */
    List<String> said() {
      return events.stream().filter(RunEvent.Said.class::isInstance).map(event -> ((RunEvent.Said) event).text())
          .toList();
    }

    /** The texts of the commands that changed something. */
    List<String> changes() {
      return events.stream().filter(RunEvent.CommandStarted.class::isInstance).map(RunEvent.CommandStarted.class::cast)
          .filter(RunEvent.CommandStarted::changes).map(command -> command.node() + " $ " + command.text())
          .toList();
    }
  }

  Result run(Map<String, Object> settings, String... limit) throws IOException {
    return run(settings, event -> false, limit);
  }

  /** @param stopAt the event at which a person asks to stop */
  Result run(Map<String, Object> settings, Predicate<RunEvent> stopAt, String... limit) throws IOException {
    return run(cluster, clock, playbook, settings, stopAt, limit);
  }

  /** A playbook of these statements, which have {@code cluster} and the groups {@code meta} and {@code replica}. */
  Path leave(String statements) throws IOException {
    return Files.writeString(home("meta-1").resolve("statements.upg"), """
        playbook "Statements"
        use pegasus
        use pegasus_server as server
        param tools: path
        inventory {
          group meta    { nodes 1..; home: path; port: int = 34601; address: string? }
          group replica { nodes 1..; home: path; port: int = 34801; address: string? }
        }
        let cluster = pegasus.cluster(metas: meta, replicas: replica, tools: tools)
        """ + statements + "\n");
  }

  /** The folder of a node's server. */
  Path home(String node) {
    return cluster.homes().get(node).resolve("pegasus");
  }

  /** Another playbook on this cluster. */
  Result run(Path playbook, Map<String, Object> settings) throws IOException {
    return run(cluster, clock, playbook, settings, event -> false);
  }

  /** Runs a playbook on any practice cluster whose clock is this one, {@link #SPEED} times faster than real. */
  static Result run(PracticeCluster cluster, Clock clock, Path playbook, Map<String, Object> settings,
      Predicate<RunEvent> stopAt, String... limit) throws IOException {
    return run(cluster, clock, playbook, settings, stopAt, question -> false, limit);
  }

  /** @param confirmation what a person answers */
  static Result run(PracticeCluster cluster, Clock clock, Path playbook, Map<String, Object> settings,
      Predicate<RunEvent> stopAt, Confirmation confirmation, String... limit) throws IOException {
    var diagnostics = new Diagnostics();
    var source = new SourceFile(playbook.getFileName().toString(), Files.readString(playbook));
    var program = new Compiler(Library.standard()).compile(source, playbook).program().orElseThrow();
    var parameters = new LinkedHashMap<String, Object>(cluster.parameters());
    parameters.keySet().retainAll(program.declaredParameters().keySet());
    parameters.putAll(settings);
    var bound = Binder.bind(program, InventoryReader.read(cluster.inventory(), diagnostics), parameters,
        List.of(limit), diagnostics).orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    var events = new CopyOnWriteArrayList<RunEvent>();
    var ssh = new MachineConnector(SshOptions.ofUser().withConfigFiles(List.of(cluster.sshConfig())));
    try (var connector = new FastConnector(ssh, SPEED)) {
      var running = new AtomicReference<Run>();
      var run = new Run(bound, Natives.all(), connector, clock, event -> {
        events.add(event);
        if (stopAt.test(event)) {
          running.get().stop("a person");
        }
      }, confirmation, Optional.of(cluster.description()), Recording.none());
      running.set(run);
      return new Result(run.execute(), List.copyOf(events));
    }
  }

  /** The cluster before the first run. */
  PegasusSnapshot before() {
    return before;
  }

  PegasusSnapshot now() {
    return cluster.snapshot();
  }

  /** What the cluster says at the end. */
  List<String> remarks() {
    return cluster.remarks();
  }

  /** The measurement of that name, up to now. */
  Measurement measured(String name) {
    return cluster.measurements().stream().filter(measurement -> measurement.name().equals(name)).findFirst()
        .orElseThrow(() -> new AssertionError("nothing measures " + name));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
