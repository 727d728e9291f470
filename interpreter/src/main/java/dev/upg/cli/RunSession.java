package dev.upg.cli;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.check.CheckedProgram;
import dev.upg.cli.RunOptions.Practice;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Run;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.host.Connector;
import dev.upg.inventory.Inventory;
import dev.upg.journal.HeldJournal;
import dev.upg.journal.RunFolder;
import dev.upg.journal.Sources;
import dev.upg.library.Library;
import dev.upg.practice.FastConnector;
import dev.upg.practice.Measurement;
import dev.upg.view.RunLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One {@code upg run}, from the text of the playbook to the exit status: check, bind, open the log, run. */
final class RunSession {
  private final Environment environment;
  private final RunOptions options;
  private final Optional<Continuation> continuation;
  private final Playbooks playbooks;
  private final Parts parts;
  private final Consumer<RunFolder> begun;
  private final Clock clock;
  private final RunDisplay display;

  /** @param begun is told when the run begins: it has its folder, and the cluster */
  private RunSession(Environment environment, RunOptions options, Playbooks playbooks, Parts parts,
      Optional<Continuation> continuation, Consumer<RunFolder> begun) {
    this.continuation = continuation;
    this.environment = environment;
    this.options = options;
    this.playbooks = playbooks;
    this.parts = parts;
    this.begun = begun;
    this.clock = parts.clock(options.practice().map(Practice::speed).orElse(1.0));
    this.display = RunDisplay.of(environment, options, clock);
  }

  /** @param detached whether another process waits only for the run's beginning */
  static RunSession of(Environment environment, RunOptions options, Parts parts,
      Optional<Continuation> continuation, boolean detached) {
    Playbooks playbooks = (file, directory) -> new Compiler(Library.standard()).compile(file, directory);
    if (!detached) {
      return new RunSession(environment, options, playbooks, parts, continuation, folder -> {});
    }
    var output = new DetachedOutput();
    return new RunSession(output.in(environment), options, playbooks, parts, continuation, output::begun);
  }

  /**
   * A playbook with the inventory, the defaults of parameters and the OpenSSH configuration that it is run with.
   *
   * @param measurements to be asked at the end of the run
   * @param remarks to be asked then, too
   */
  record Ground(Optional<Inventory> inventory, Map<String, Object> settings, Optional<Path> sshConfig,
      Optional<String> practice, Supplier<List<Measurement>> measurements, Supplier<List<String>> remarks) {}

  int execute() {
    var diagnostics = new Diagnostics();
    options.sshConfig().ifPresent(file -> checkSshConfig(file, diagnostics));
    var source = SourceFiles.read(options.playbook(), environment.directory(), diagnostics);
    if (diagnostics.hasErrors() || source.isEmpty()) {
      return refuse(diagnostics.sorted());
    }
    var compilation = playbooks.compile(source.get(), environment.resolve(options.playbook()));
    display.tell(compilation.diagnostics());
    if (compilation.program().isEmpty()) {
      return compilation.diagnostics().isEmpty()
          ? environment.refuse("`" + options.playbook()
              + "` is a module; only a playbook can be run, it begins with `playbook \"…\"`")
          : Exit.REFUSED;
    }
    var program = compilation.program().get();
    try (var signals = StopSignals.listen()) {
      if (options.practice().isPresent()) {
        return new PracticeSession(environment, options.practice().get(), parts, clock, display).execute(program,
            ground -> run(program, ground, new Diagnostics(), signals));
      }
      var inventory = Inventories.read(options.inventories().stream().map(environment::resolve).toList(), parts,
          diagnostics);
      if (diagnostics.hasErrors()) {
        return refuse(diagnostics.sorted());
      }
      return run(program,
          new Ground(inventory, Map.of(), options.sshConfig().map(environment::resolve), Optional.empty(), List::of,
              List::of),
          diagnostics,
          signals);
    }
  }

  private int run(CheckedProgram program, Ground ground, Diagnostics diagnostics, StopSignals signals) {
    var bound = bind(program, ground, diagnostics);
    display.tell(diagnostics.sorted());
    if (bound.isEmpty()) {
      return Exit.REFUSED;
    }
    var differences = continuation.filter(going -> !going.acceptChanges())
        .map(going -> RunIdentity.differences(going.contents().opened().identity(),
            Sources.read(going.folder().sources()), bound.get()))
        .orElse(List.of());
    if (!differences.isEmpty()) {
      return environment.refuse("This isn't what the run began with:\n  " + String.join("\n  ", differences)
          + "\nupg: Put it back as it was, or go on all the same with `--accept-changes`.");
    }
    try (var journal = journal(bound.get()); var connector = connector(ground)) {
      return run(bound.get(), ground, journal, connector, signals);
    } catch (HeldJournal e) {
      return environment.held(e);
    } catch (IOException e) {
      return environment.refuse("The journal and log of the run can't be written below `" + environment.directory()
          .resolve(".upg").toAbsolutePath() + "`: " + SourceFiles.reason(e)
          + "\nupg: Start it in a folder that you may write to.");
    }
  }

  private RunJournal journal(Bound bound) throws IOException {
    return continuation.isPresent()
        ? RunJournal.goOn(continuation.get(), parts)
        : RunJournal.begin(environment, options, bound, parts, clock.now());
  }

  private int run(Bound bound, Ground ground, RunJournal journal, Connector connector, StopSignals signals)
      throws IOException {
    var standing = new Standing();
    var nodes = ClusterHold.nodes(bound, connector, options.inventories(), environment);
    ClusterHold hold;
    try {
      hold = new Admission(display, nodes, ClusterHold.holder(bound.program().title(), journal, clock.now()), standing,
          signals::stop).enter(options.takeOver());
    } catch (Admission.Refused e) {
      journal.refused();
      return e.exit();
    } catch (InterruptedException e) {
      journal.refused();
      return Exit.STOPPED;
    }
    try (var log = RunLog.open(journal.folder().log(), ZoneId.systemDefault())) {
      journal.began(clock.now());
      begun.accept(journal.folder());
      log.begin(clock.now(), RunFacts.lines(options, bound));
      display.logIsIn(environment.directory().relativize(log.file()));
      var listener = display.listener(log);
      var run = new Run(bound, parts.natives(), connector, clock, measuring(ground, event -> {
        standing.on(event);
        listener.on(event);
      }), display.confirmation(), ground.practice(), journal.recording());
      run.permittedBy(hold::refusal);
      display.counsel(ground.sshConfig(), ground.practice().isPresent()).ifPresent(run::attendedBy);
      return signals.attach(run) ? run(run, journal, log, ground) : Exit.STOPPED;
    } finally {
      hold.end(journal.record());
    }
  }

  private int run(Run run, RunJournal journal, RunLog log, Ground ground) throws IOException {
    var ticker = display.ticker();
    Outcome outcome;
    try {
      outcome = run.execute();
    } finally {
      ticker.stop();
    }
    end(journal, outcome, run.why());
    display.finish(log);
    return switch (outcome) {
      case SUCCEEDED, ABORTED -> Exit.FINE;
      case FAILED -> ground.practice().isPresent() ? Exit.PROBLEMS : Exit.STOPPED;
      case STOPPED -> Exit.STOPPED;
    };
  }

  private void end(RunJournal journal, Outcome outcome, String why) {
    try {
      journal.end(outcome, why, clock.now());
    } catch (IOException e) {
      environment.err().println("upg: The end of the run can't be written into its journal: " + SourceFiles.reason(e)
          + "\nupg: What is said above is so; `upg show` doesn't know it.");
      environment.err().flush();
    }
  }

  /** What was measured is told right before the end. */
  private static EventListener measuring(Ground ground, EventListener listener) {
    return event -> {
      if (event instanceof RunEvent.RunEnded end) {
        ground.measurements().get().forEach(measurement -> listener.on(new RunEvent.Measured(end.at(),
            measurement.name(), measurement.title(), measurement.total(), measurement.parts())));
        ground.remarks().get().forEach(remark -> listener.on(new RunEvent.Said(end.at(), Optional.empty(), remark)));
      }
      listener.on(event);
    };
  }

  /** A file that isn't there counts as empty for OpenSSH's usual ones; one that a person names is meant. */
  private void checkSshConfig(Path file, Diagnostics diagnostics) {
    var found = environment.resolve(file);
    if (Files.isDirectory(found) || !Files.isReadable(found)) {
      diagnostics.add(Diagnostic
          .error(Code.UNREADABLE_FILE, "`" + file + "`, given by `--ssh-config`, "
              + (Files.isDirectory(found)
                  ? "is a folder"
                  : "can't be read: " + (Files.exists(found) ? "no permission" : "there is no such file")))
          .help("Name an OpenSSH configuration, or leave the option out to use ~/.ssh/config."));
    }
  }

  private Connector connector(Ground ground) {
    var connector = parts.connector(ground.sshConfig(), display.passphrases());
    return options.practice().<Connector>map(practice -> new FastConnector(connector, practice.speed()))
        .orElse(connector);
  }

  private Optional<Bound> bind(CheckedProgram program, Ground ground, Diagnostics diagnostics) {
    var settings = new LinkedHashMap<>(ground.settings());
    options.settingsFile()
        .ifPresent(file -> settings.putAll(SettingsFile.read(file, environment.directory(), diagnostics)));
    settings.putAll(options.settings());
    warnOfShownSecrets(program);
    return Binder.bind(program, ground.inventory(), settings, options.limit(), diagnostics);
  }

  private void warnOfShownSecrets(CheckedProgram program) {
    for (var name : options.settings().keySet()) {
      var parameter = program.declaredParameters().get(name);
      if (parameter != null && SecretVariables.holdsSecret(parameter.type())) {
        environment.err().println("upg: warning: `--set " + name + "=…` shows the secret to everybody on this machine"
            + " (`ps`), and to your shell's history.\nupg: Put the line `" + name
            + ": …` into a file that only you can read, and give that with `--set-file FILE`.");
        environment.err().flush();
      }
    }
  }

  private int refuse(List<Diagnostic> diagnostics) {
    display.tell(diagnostics);
    return Exit.REFUSED;
  }
}
