package dev.upg.eval;

import dev.upg.bind.Bound;
import dev.upg.check.CheckedProgram;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.host.Connector;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.OpenScope;
import dev.upg.plan.Plan;
import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.Parameter;
import dev.upg.value.Value;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One execution of a playbook. */
public final class Run {
  private final Bound bound;
  private final Session session;
  private final Interpreter interpreter;
  private final Optional<String> practice;
  private final Recording recording;
  private volatile String why = "";
  private Optional<Settlement> settlement = Optional.empty();
  private String secretOptions = "";

  /** @param practice the practice cluster's description; empty for a real cluster */
  public Run(Bound bound, Map<String, NativeFunction> natives, Connector connector, Clock clock,
      EventListener listener, Confirmation confirmation, Optional<String> practice, Recording recording) {
    this.bound = bound;
    this.practice = practice;
    this.recording = recording;
    this.session = new Session(bound, natives, connector, clock, listener, confirmation);
    this.session.ledger(new Ledger(recording.journal(), recording.history(), recording.name(), session));
    this.interpreter = new Interpreter(session);
  }

  /** Somebody decides about statements that fail; before the run. */
  public void attendedBy(Counsel counsel) {
    session.attendedBy(counsel);
  }

  /** Says what only a person can know; before the run. */
  public void witnessedBy(Confirmation person) {
    session.questions().witnessedBy(person);
  }

  /**
   * What {@code upg resume} and {@code upg abort} need beside the journal; before the run.
   *
   * @param options with a blank before; may be empty
   */
  public void goneOnWith(String options) {
    secretOptions = options;
  }

  /** Each change is made only while this allows it; before the run. */
  public void permittedBy(Permission permission) {
    session.permittedBy(permission);
  }

  /** Runs to the end; failures are told as events. Never throws for what a playbook or a host does. */
  public Outcome execute() {
    var program = bound.program();
    var start = session.clock().now();
    session.tell(now -> new RunEvent.RunStarted(now, program.title(), program.unit().span().file().name(), practice));
    session.entered(Thread.currentThread(), false);
    Outcome outcome;
    try {
      outcome = run(program);
      session.ledger().forgetAll(outcome != Outcome.SUCCEEDED);
    } catch (RuntimeException | Error bug) {
      // Whoever sits at the terminal needs the facts about the cluster more than ever.
      failed(Diagnostic.failed(Code.BUG, "This is a bug in upg: " + bug, title(program), "while this playbook ran"));
      end(Outcome.FAILED, start);
      throw bug;
    } finally {
      session.left(Thread.currentThread());
      // What interrupted the run mustn't reach its caller, who closes connections and the log.
      Thread.interrupted();
    }
    return end(outcome, start);
  }

  /**
   * What a plan has come to.
   *
   * @param failure why the run would fail before it changes anything that the plan knows of; empty when it wouldn't
   */
  public record Foreseen(Plan plan, Optional<Diagnostic> failure) {}

  /** Looks what the run would do, and changes nothing. */
  public Foreseen foresee() {
    var program = bound.program();
    var foresight = new Foresight();
    session.foresight(foresight);
    session.entered(Thread.currentThread(), false);
    Optional<Diagnostic> failure = Optional.empty();
    try {
      var globals = globals(program);
      session.globals(globals);
      interpreter.executor().run(program.unit().statements(), Frame.top(program.module(), globals.inner()).at(Place
          .start()));
    } catch (Failure failed) {
      failure = Optional.of(failed.diagnostic());
    } catch (Stopped stopped) {
      failure = Optional
          .of(Diagnostic.failed(Code.INTERRUPTED, "The plan was stopped", title(program), "before its end"));
    } catch (Unexpected unexpected) {
      // As things are now it would end here, but not in a way that the plan can be sure of.
      failure = Optional.empty();
    } finally {
      session.left(Thread.currentThread());
      Thread.interrupted();
    }
    return new Foreseen(foresight.plan(), failure.map(told -> session.hideSecrets(told)));
  }

  private Outcome run(CheckedProgram program) {
    try {
      var globals = globals(program);
      session.globals(globals);
      resume();
      interpreter.executor().run(program.unit().statements(),
          Frame.top(program.module(), globals.inner()).at(Place.start()));
    } catch (Failure failure) {
      failed(session.nodeFailures().beside(failure.diagnostic()));
      return Outcome.FAILED;
    } catch (Stopped stopped) {
      if (recording.aborting()) {
        return aborted(program);
      }
      failed(session.nodeFailures()
          .beside(Diagnostic.failed(Code.INTERRUPTED, "The run was stopped", title(program), "before its end")));
      return Outcome.STOPPED;
    }
    return ended(program);
  }

  /** The cluster is given to others after that, so nothing of this run may be at work there. */
  private Outcome aborted(CheckedProgram program) {
    try {
      settlement.ifPresent(Settlement::settleUnreached);
    } catch (Failure failure) {
      failed(failure.diagnostic());
      return Outcome.FAILED;
    } catch (Stopped stopped) {
      failed(Diagnostic.failed(Code.INTERRUPTED, "The abort was stopped", title(program), "before its end"));
      return Outcome.FAILED;
    }
    return ended(program) == Outcome.SUCCEEDED ? Outcome.ABORTED : Outcome.FAILED;
  }

  private Outcome ended(CheckedProgram program) {
    session.ledger().unreachedPlaces().forEach(this::leftByHand);
    if (!session.progress().notPutBack().isEmpty()) {
      failed(Diagnostic.failed(Code.LEAVE_FAILED, "Not every setting was put back", title(program),
          "this playbook went on after that"));
      return Outcome.FAILED;
    }
    var failedNodes = session.nodeFailures().and(List.of());
    if (!failedNodes.isEmpty()) {
      failed(NodeFailures.together(failedNodes));
      return Outcome.FAILED;
    }
    return Outcome.SUCCEEDED;
  }

  /** A scope that no process comes to any more, as when its node left the inventory: a person can say that it is put back. */
  private void leftByHand(String place, String scope) {
    var where = History.item(place).map(node -> " of " + node).orElse("");
    boolean isPutBack;
    try {
      var question = "An earlier process entered `" + scope + "`" + where + ", and this one doesn't come there."
          + "\nIs it put back by hand, or not needed any more?";
      isPutBack = session.questions().askPerson(question);
    } catch (Confirmation.CannotAsk e) {
      isPutBack = false;
    } catch (InterruptedException e) {
      isPutBack = false;
      Thread.currentThread().interrupt();
    }
    if (isPutBack) {
      session.ledger().leftByHand(place, scope);
      session.tell(now -> new RunEvent.Drifted(now, scope + where + ": put back by hand"));
    } else {
      session.progress().notPutBack(place,
          scope + where + ": the run of an earlier process entered it, and this one doesn't come "
              + "there; `upg abort` at a terminal asks whether it is put back by hand");
    }
  }

  /** What earlier processes did is told again, and what they left unsettled is settled. */
  private void resume() {
    var history = recording.history();
    if (history.isEmpty()) {
      return;
    }
    var nodes = history.nodes();
    var done = nodes.entrySet().stream().filter(node -> node.getValue() == Entry.Node.State.DONE)
        .map(Map.Entry::getKey).toList();
    var begun = nodes.keySet().stream().filter(node -> !done.contains(node) && history.hasChanged(node)).toList();
    session.progress().earlier(done, begun, recording.aborting());
    session.tell(now -> new RunEvent.RunResumed(now, recording.aborting(), done, begun));
    history.versions().forEach(seen -> session.tell(
        now -> new RunEvent.VersionSeen(now, seen.node(), seen.before(), seen.after())));
    history.skipped().forEach(skip -> skip.what().ifPresent(statement -> session.tell(now -> new RunEvent.Decided(now,
        History.item(skip.key()), statement, RunEvent.Decision.SKIP, skip.why()))));
    // First, so that who is stopped while this settles doesn't say that all was put back.
    session.ledger().mustLeave();
    settlement = Optional.of(new Settlement(session, recording.aborting()));
    settlement.get().settle();
    if (recording.aborting()) {
      session.abort();
    }
  }

  /** The title of what ended the run; empty when it succeeded. */
  public String why() {
    return why;
  }

  private void failed(Diagnostic diagnostic) {
    why = session.hideSecrets(diagnostic.title());
    session.tell(now -> new RunEvent.Failed(now, Optional.empty(), withFacts(diagnostic)));
  }

  private Outcome end(Outcome outcome, Instant start) {
    session.tell(now -> new RunEvent.RunEnded(now, outcome, Duration.between(start, now)));
    return outcome;
  }

  private static Span title(CheckedProgram program) {
    return program.unit().title().orElseThrow().span();
  }

  /** Asks to stop: the current statement is finished, scopes are left, then the run ends. From any thread. */
  public void stop(String by) {
    session.tell(now -> new RunEvent.StopAsked(now, by));
    session.askToStop();
    session.ledger().write(now -> new Entry.Moment(now, Entry.Moment.STOPPING, by));
  }

  /** Whether no node is begun from now on; what is being done goes on. From any thread. */
  public void pause(boolean wanted) {
    session.pause().want(wanted);
  }

  /** Stops now: running commands are ended; scopes are still left. From any thread. */
  public void stopNow(String by) {
    session.tell(now -> new RunEvent.StopAsked(now, by));
    session.interrupt();
  }

  /** Parameters and groups, defaults filled in. */
  private Environment globals(CheckedProgram program) {
    var globals = new Environment();
    program.declaredParameters().values()
        .forEach(
            parameter -> globals.set(parameter.name(), Optional.ofNullable(bound.parameters().get(parameter.name()))
                .orElseGet(() -> constant(parameter.defaultValue().orElseThrow(), program))));
    program.groups().values().forEach(group -> globals.set(group.name(),
        new Value.Items(bound.groups().getOrDefault(group.name(), List.of()).stream()
            .<Value>map(node -> complete(node, group.declaration().variables(), program)).toList())));
    bound.parameters().values().forEach(session::keepSecrets);
    return globals;
  }

  private Value.NodeRef complete(Value.NodeRef node, List<Parameter> variables, CheckedProgram program) {
    var values = new LinkedHashMap<String, Value>();
    for (var variable : variables) {
      var name = variable.name().text();
      var given = node.variables().get(name);
      values.put(name, given != null ? given : constant(variable.defaultValue().orElseThrow(), program));
    }
    values.values().forEach(session::keepSecrets);
    return new Value.NodeRef(node.name(), node.address(), node.become(), values);
  }

  private Value constant(Expression expression, CheckedProgram program) {
    return interpreter.evaluator().evaluate(expression, Frame.top(program.module(), new Environment()));
  }

  /** What the person at the terminal must know now, whatever went wrong. */
  private Diagnostic withFacts(Diagnostic diagnostic) {
    var progress = session.progress();
    var told = list(withoutNotPutBack(diagnostic), "done", progress.done());
    told = list(told, "not finished", progress.failed());
    told = list(told, "left", left());
    told = list(told, "put back", progress.putBack());
    told = list(told, "still set", stillSet());
    told = list(told, Scopes.NOT_PUT_BACK, progress.notPutBack());
    return told.with(new Note("next", next(diagnostic.code(), progress.notPutBack().isEmpty())));
  }

  /** What earlier processes entered, and this one didn't come to. */
  private List<String> stillSet() {
    Map<String, OpenScope> known;
    try {
      known = recording.history().isEmpty() ? Map.of() : OpenScope.entered(recording.journal().entries());
    } catch (IOException e) {
      // Then without the old values.
      known = Map.of();
    }
    var stillSet = new ArrayList<String>();
    for (var scope : new TreeMap<>(session.ledger().unreachedPlaces()).entrySet()) {
      if (!session.progress().isNotPutBack(scope.getKey())) {
        stillSet.add(known.getOrDefault(scope.getKey(), new OpenScope(scope.getValue(), History.item(scope.getKey()),
            Map.of())).text());
      }
    }
    return stillSet;
  }

  /** They are among the facts, each with its reason. */
  private static Diagnostic withoutNotPutBack(Diagnostic diagnostic) {
    return new Diagnostic(diagnostic.severity(), diagnostic.code(), diagnostic.title(), diagnostic.at(),
        diagnostic.related(),
        diagnostic.notes().stream().filter(note -> !note.name().equals(Scopes.NOT_PUT_BACK)).toList());
  }

  private String next(Code code, boolean allPutBack) {
    boolean canResume = practice.isEmpty() && !recording.name().isEmpty();
    if (session.clusterLost() && canResume) {
      return "Put nothing back by hand: the run that has the cluster now may rely on it. When that is over, "
          + upg("resume") + " goes on, and " + upg("abort") + " only puts settings back.";
    }
    var secrets = secretOptions.isEmpty() ? "" : " FILE gives the secret parameters: they aren't kept.";
    if (recording.aborting()) {
      return (allPutBack ? "Mend" : "Put back by hand what is named above, or mend")
          + " the cause, then " + upg("abort") + " again." + secrets;
    }
    var first = allPutBack
        ? ""
        : canResume
            ? "Put back by hand what is named above, or try " + upg("abort") + ". "
            : "Put back by hand what is named above. ";
    if (canResume) {
      return first + switch (code) {
        case INTERRUPTED -> upg("resume") + " goes on.";
        case UNANSWERED -> upg("resume") + " asks again.";
        default -> "Mend the cause, then " + upg("resume") + ".";
      } + secrets;
    }
    return first + switch (code) {
      case INTERRUPTED -> "Run the same command again to begin anew.";
      case UNANSWERED -> "Run the same command again to be asked again.";
      default -> "Mend the cause, then run the same command again.";
    };
  }

  private String upg(String command) {
    return "`upg " + command + secretOptions + "`";
  }

  private static Diagnostic list(Diagnostic diagnostic, String name, List<String> items) {
    return items.isEmpty() ? diagnostic : diagnostic.with(new Note(name, String.join(", ", items)));
  }

  /** The nodes left in the loops that began, then the groups of loops that didn't. */
  private List<String> left() {
    var known = new java.util.LinkedHashSet<>(session.progress().left());
    for (var group : bound.groups().values()) {
      group.stream().map(Value.NodeRef::name).filter(name -> bound.limit().map(limit -> limit.contains(name))
          .orElse(true)).forEach(known::add);
    }
    known.removeAll(session.progress().done());
    known.removeAll(session.progress().failed());
    known.removeAll(session.progress().skipped());
    return List.copyOf(known);
  }
}
