package dev.upg.cli;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.check.CheckedProgram;
import dev.upg.cli.RunOptions.Practice;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.inventory.Inventory;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.view.RunLog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One {@code upg run}, from the text of the playbook to the exit status: check, bind, open the log, run. */
final class RunSession {
  private final Environment environment;
  private final RunOptions options;
  private final Playbooks playbooks;
  private final Parts parts;
  private final Clock clock;
  private final RunDisplay display;

  RunSession(Environment environment, RunOptions options, Playbooks playbooks, Parts parts) {
    this.environment = environment;
    this.options = options;
    this.playbooks = playbooks;
    this.parts = parts;
    this.clock = options.practice().map(practice -> Clock.scaled(practice.speed())).orElseGet(Clock::system);
    this.display = RunDisplay.of(environment, options, clock);
  }

  int execute() throws IOException, InterruptedException {
    var diagnostics = new Diagnostics();
    var source = SourceFiles.read(options.playbook(), environment.directory(), diagnostics);
    if (source.isEmpty()) {
      return refuse(diagnostics.sorted());
    }
    var compilation = playbooks.compile(source.get(), environment.resolve(options.playbook()));
    display.tell(compilation.diagnostics());
    if (compilation.program().isEmpty()) {
      if (compilation.diagnostics().isEmpty()) {
        return environment.refuse("`" + options.playbook() + "` is a module; a playbook begins with `playbook \"…\"`");
      }
      return Exit.REFUSED;
    }
    var program = compilation.program().get();
    try (var signals = StopSignals.listen()) {
      return options.practice().isPresent()
          ? practise(program, options.practice().get(), signals)
          : onInventory(program, signals);
    }
  }

  private int onInventory(CheckedProgram program, StopSignals signals) throws IOException {
    var diagnostics = new Diagnostics();
    var inventory = Inventories.read(options.inventories().stream().map(environment::resolve).toList(), parts,
        diagnostics);
    if (diagnostics.hasErrors()) {
      return refuse(diagnostics.sorted());
    }
    return run(program, inventory, Map.of(), options.sshConfig(), Optional.empty(), diagnostics, signals);
  }

  private int practise(CheckedProgram program, Practice practice, StopSignals signals) throws IOException {
    var databases = parts.practiceDatabases();
    var database = databases.stream().filter(program.libraryModules()::contains).findFirst();
    if (database.isEmpty()) {
      return environment.refuse("`--practice` has no practice cluster for `" + options.playbook()
          + "`: it uses none of the modules " + String.join(", ", databases));
    }
    display.hint("Bringing up a practice cluster…");
    try (PracticeCluster cluster = parts.practice(database.get(),
        new PracticeOptions(clock, practice.faults()))) {
      var diagnostics = new Diagnostics();
      var inventory = parts.inventory(cluster.inventory(), diagnostics);
      var settings = new LinkedHashMap<String, Object>(cluster.parameters());
      settings.keySet().retainAll(program.declaredParameters().keySet());
      return run(program, inventory, settings, Optional.of(cluster.sshConfig()),
          Optional.of(description(cluster, practice)), diagnostics, signals);
    }
  }

  private int run(CheckedProgram program, Optional<Inventory> inventory, Map<String, Object> defaults,
      Optional<Path> sshConfig, Optional<String> practice, Diagnostics diagnostics, StopSignals signals)
      throws IOException {
    var bound = bind(program, inventory, defaults, diagnostics);
    display.tell(diagnostics.sorted());
    if (bound.isEmpty()) {
      return Exit.REFUSED;
    }
    try (var log = openLog(); var connector = parts.connector(sshConfig)) {
      display.logIsIn(shown(log.file()));
      var run = new Run(bound.get(), parts.natives(), connector, clock, display.listener(log), display.confirmation(),
          practice);
      if (!signals.attach(run)) {
        return Exit.STOPPED;
      }
      var ticker = display.ticker();
      Outcome outcome;
      try {
        outcome = run.execute();
      } finally {
        ticker.stop();
      }
      display.finish(log);
      return switch (outcome) {
        case SUCCEEDED -> Exit.FINE;
        case FAILED -> Exit.PROBLEMS;
        case STOPPED -> Exit.STOPPED;
      };
    } catch (LogUnwritable e) {
      return environment.refuse(e.getMessage());
    }
  }

  private Optional<Bound> bind(CheckedProgram program, Optional<Inventory> inventory, Map<String, Object> defaults,
      Diagnostics diagnostics) {
    var settings = new LinkedHashMap<>(defaults);
    options.settingsFile()
        .ifPresent(file -> settings.putAll(SettingsFile.read(file, environment.directory(), diagnostics)));
    settings.putAll(options.settings());
    return Binder.bind(program, inventory, settings, options.limit(), diagnostics);
  }

  private RunLog openLog() throws LogUnwritable {
    try {
      return RunLog.create(environment.directory(), clock.now(), ZoneId.systemDefault());
    } catch (IOException e) {
      throw new LogUnwritable("The log of the run can't be written below `"
          + environment.directory().resolve(".upg").toAbsolutePath() + "`: " + SourceFiles.reason(e)
          + "\nStart upg in a folder that you may write to.", e);
    }
  }

  private static final class LogUnwritable extends IOException {
    LogUnwritable(String message, IOException cause) {
      super(message, cause);
    }
  }

  private Path shown(Path file) {
    return environment.directory().relativize(file);
  }

  private int refuse(List<Diagnostic> diagnostics) {
    display.tell(diagnostics);
    return Exit.REFUSED;
  }

  private static String description(PracticeCluster cluster, Practice practice) {
    var speed = practice.speed() == Math.rint(practice.speed())
        ? Long.toString((long) practice.speed())
        : Double.toString(practice.speed());
    return cluster.description() + "; " + speed + " times faster than real";
  }
}
