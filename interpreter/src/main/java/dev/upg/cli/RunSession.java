package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.cli.RunOptions.Practice;
import dev.upg.clock.Clock;
import dev.upg.eval.Confirmation;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.EventListener;
import dev.upg.evidence.EvidenceFile;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.host.Connector;
import dev.upg.journal.HeldJournal;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.notify.Notices;
import dev.upg.view.RunLog;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One {@code upg run}, from the text of the playbook to the exit status: check, bind, open the log, run. */
final class RunSession {
  private final Environment environment;
  private final RunOptions options;
  private final Optional<Continuation> continuation;
  private final Preparation preparation;
  private final Parts parts;
  private final Consumer<RunFolder> begun;
  private final Optional<PlanFile> planned;
  private final Clock clock;
  private final RunDisplay display;

  /** @param begun is told when the run begins: it has its folder, and the cluster */
  private RunSession(Environment environment, RunOptions options, Parts parts, Optional<Continuation> continuation,
      Optional<PlanFile> planned, Consumer<RunFolder> begun) {
    this.continuation = continuation;
    this.planned = planned;
    this.environment = environment;
    this.options = options;
    this.parts = parts;
    this.begun = begun;
    this.clock = parts.clock(options.practice().map(Practice::speed).orElse(1.0));
    this.display = RunDisplay.of(environment, options, clock);
    this.preparation = new Preparation(environment, options, parts, clock, display);
  }

  /** @param detached whether another process waits only for the run's beginning */
  static RunSession of(Environment environment, RunOptions options, Parts parts,
      Optional<Continuation> continuation, Optional<PlanFile> planned, boolean detached) {
    if (!detached) {
      return new RunSession(environment, options, parts, continuation, planned, folder -> {});
    }
    var output = new DetachedOutput();
    return new RunSession(output.in(environment), options, parts, continuation, planned, output::begun);
  }

  int execute() {
    return preparation.execute(this::run);
  }

  private int run(Bound bound, Ground ground, StopSignals signals) {
    if (planned.isPresent()) {
      var differences = differences(planned.get(), bound, ground, signals);
      if (!differences.isEmpty()) {
        return environment.refuse("This isn't what was planned any more:\n  " + String.join("\n  ", differences)
            + "\nupg: Look at it with `upg plan`, and plan it anew.");
      }
    }
    var differences = continuation.filter(going -> !going.acceptChanges()).map(going -> going.differences(bound))
        .orElse(List.of());
    if (!differences.isEmpty()) {
      return environment.refuse("This isn't what the run began with:\n  " + String.join("\n  ", differences)
          + "\nupg: Put it back as it was, or go on all the same with `--accept-changes`.");
    }
    try {
      // Before this run has a journal: to look at that one would give its own lock back.
      var halfDone = halfDone(bound);
      try (var journal = journal(bound); var connector = preparation.connector(ground)) {
        return run(bound, ground, journal, connector, halfDone, signals);
      }
    } catch (HeldJournal e) {
      return environment.held(e);
    } catch (IOException e) {
      return environment.refuse("The journal and log of the run can't be written below `" + environment.directory()
          .resolve(".upg").toAbsolutePath() + "`: " + SourceFiles.reason(e)
          + "\nupg: Start it in a folder that you may write to.");
    }
  }

  /** What the run would do now is planned again. */
  private List<String> differences(PlanFile plan, Bound bound, Ground ground, StopSignals signals) {
    try (var connector = preparation.connector(ground)) {
      var again = new Run(bound, parts.natives(), connector, clock, event -> {}, question -> false, ground.practice(),
          Recording.none());
      if (!signals.attach(again)) {
        return List.of("it was stopped before it was looked at");
      }
      var foreseen = again.foresee();
      return foreseen.failure().map(failure -> List.of(failure.title()))
          .orElseGet(() -> plan.differences(bound, foreseen.plan()));
    }
  }

  private RunJournal journal(Bound bound) throws IOException {
    return continuation.isPresent()
        ? RunJournal.goOn(continuation.get(), parts)
        : RunJournal.begin(environment, options, bound, parts, clock.now());
  }

  private int run(Bound bound, Ground ground, RunJournal journal, Connector connector, List<RunRecord> halfDone,
      StopSignals signals)
      throws IOException {
    var standing = new Standing();
    var nodes = ClusterHold.nodes(bound, connector, options.inventories(), environment);
    ClusterHold hold;
    try {
      hold = new Admission(display, nodes, ClusterHold.holder(bound.program().title(), journal, clock.now()), standing,
          signals::stop).enter(options.conduct().takeOver(), halfDone, clock.now());
    } catch (Admission.Refused e) {
      journal.refused();
      return e.exit();
    } catch (InterruptedException e) {
      journal.refused();
      return Exit.STOPPED;
    }
    try (var log = RunLog.open(journal.folder().log(), ZoneId.systemDefault());
        var evidence = EvidenceFile.open(journal.folder().evidence())) {
      TakenOver.end(journal.folder());
      journal.began(clock.now());
      evidence.began(clock.now(), ProcessOfRun.facts(journal.how(), options, bound, environment));
      begun.accept(journal.folder());
      log.begin(clock.now(), RunFacts.lines(options, bound));
      display.logIsIn(environment.directory().relativize(log.file()));
      var listener = display.listener(log);
      var notices = new Notices(options.conduct().targets(), journal.folder().name());
      var run = new Run(bound, parts.natives(), connector, clock, measuring(ground, event -> {
        standing.on(event);
        evidence.on(event);
        listener.on(event);
        notices.on(event);
      }), confirmation(notices), ground.practice(), journal.recording());
      run.permittedBy(hold::refusal);
      run.goneOnWith(journal.record().secretOptions());
      run.witnessedBy(display.person());
      options.conduct().onFailure()
          .counsel(() -> display.counsel(ground.sshConfig(), ground.practice().isPresent())).ifPresent(run::attendedBy);
      return signals.attach(run) ? run(run, journal, log, evidence, ground, notices, signals) : Exit.STOPPED;
    } finally {
      hold.end(journal.record());
    }
  }

  /** A practice cluster is new; who goes on with a run has what that one left. */
  private List<RunRecord> halfDone(Bound bound) throws IOException {
    return continuation.isPresent() || options.practice().isPresent()
        ? List.of()
        : new HalfDoneRuns(environment, options.inventories(), bound).find();
  }

  /** A question that `--yes` answers waits for nobody. */
  private Confirmation confirmation(Notices notices) {
    var display = this.display.confirmation();
    return options.conduct().yes() ? display : question -> {
      notices.asked(clock.now(), question);
      return display.confirm(question);
    };
  }

  private int run(Run run, RunJournal journal, RunLog log, EvidenceFile evidence, Ground ground, Notices notices,
      StopSignals signals)
      throws IOException {
    var ticker = display.ticker();
    var keyboard = display.keyboard(run, signals);
    Outcome outcome;
    try {
      outcome = run.execute();
    } finally {
      keyboard.ifPresent(Keyboard::stop);
      ticker.stop();
    }
    end(journal, outcome, run.why());
    display.finish(log);
    evidence.failure().ifPresent(e -> {
      environment.err().println("upg: The evidence isn't complete: " + SourceFiles.reason(e)
          + ". `upg report` will miss something; the run wasn't touched by that.");
      environment.err().flush();
    });
    notices.close();
    notices.complaints().forEach(complaint -> {
      environment.err().println("upg: " + complaint + ". The run wasn't touched by that.");
      environment.err().flush();
    });
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
}
