package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.event.RunEvent;
import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import dev.upg.host.ShellQuote;
import dev.upg.journal.Answer;
import dev.upg.journal.Entry;
import dev.upg.plan.PlanItem;
import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.OnResume;
import dev.upg.tree.TemplatePart;
import dev.upg.value.Show;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs {@code remote} and {@code probe} commands. */
final class Commands {
  /** Not a field of the language: asking for output that wasn't kept whole is a failure. */
  static final String TRUNCATED = "(truncated)";

  /** Not a field of the language either: of a change that is only planned, what it answers can't be counted. */
  static final String KNOWN_AFTER = "(known after)";

  /** So much of what is typed into a command is in the journal. */
  private static final int TYPED = 200;

  private final Interpreter interpreter;

  Commands(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value run(Expression.RemoteCommand command, Frame frame) {
    var foresight = interpreter.session().foresight();
    if (foresight.isPresent() && command.changes()) {
      var traced = foresight.get().traced(() -> request(command, frame));
      return foreseen(foresight.get(), traced.value(), traced.since());
    }
    return run(request(command, frame), frame, command.span(), command.onResume());
  }

  private RemoteRequest request(Expression.RemoteCommand command, Frame frame) {
    var evaluator = interpreter.evaluator();
    var node = (Value.NodeRef) evaluator.evaluate(command.node(), frame);
    return new RemoteRequest(node, command.changes(), text(command.command(), frame),
        command.user().map(user -> evaluator.text(user, frame)),
        command.directory().map(directory -> evaluator.text(directory, frame)),
        command.environment().map(environment -> environment(environment, frame)).orElse(Map.of()),
        command.stdin().map(stdin -> textOrSecret(evaluator.evaluate(stdin, frame))), Optional.empty(),
        command.timeout().map(timeout -> timeout(timeout, frame)).orElse(Limits.COMMAND),
        command.accept().map(accept -> codes(evaluator.evaluate(accept, frame), accept.span())).orElse(Set.of(0)));
  }

  private Duration timeout(Expression expression, Frame frame) {
    var timeout = interpreter.evaluator().duration(expression, frame);
    if (!timeout.isPositive()) {
      throw Failure.of(Code.BAD_VALUE, "A command needs time to run", expression.span(), "this is "
          + Show.duration(timeout));
    }
    return timeout;
  }

  private String text(Expression.Template template, Frame frame) {
    var text = new StringBuilder();
    for (var part : template.parts()) {
      text.append(switch (part) {
        case TemplatePart.Text(var span, var piece) -> piece;
        case TemplatePart.Hole(var span, var hole, var raw) -> {
          var value = interpreter.evaluator().evaluate(hole, frame);
          yield raw ? value.show() : quoted(value, span);
        }
      });
    }
    return text.toString();
  }

  private static String quoted(Value value, Span span) {
    try {
      return value instanceof Value.Items(var items)
          ? ShellQuote.words(items.stream().map(Value::show).toList())
          : ShellQuote.word(value.show());
    } catch (IllegalArgumentException e) {
      throw Failure.of(Code.BAD_VALUE, "This value can't be a word of a command", span,
          e.getMessage());
    }
  }

  /** The secrets in them are known since the run began: what is put together around one may be seen. */
  private Map<String, String> environment(Expression expression, Frame frame) {
    var variables = new LinkedHashMap<String, String>();
    ((Value.Entries) interpreter.evaluator().evaluate(expression, frame)).values()
        .forEach((name, value) -> variables.put(name.show(), textOrSecret(value)));
    return variables;
  }

  private static String textOrSecret(Value value) {
    return value instanceof Value.Secret(var secret) ? secret : value.show();
  }

  private static Set<Integer> codes(Value accept, Span at) {
    var codes = new TreeSet<Integer>();
    var values = accept instanceof Value.Items(var items) ? items : java.util.List.of(accept);
    for (var value : values) {
      long code = ((Value.Int) value).value();
      if (code < 0 || code > 255) {
        throw Failure.of(Code.BAD_VALUE, "No command ends with this exit code", at,
            "this is " + code + "; an exit code is a number from 0 to 255");
      }
      codes.add((int) code);
    }
    return codes;
  }

  /** Runs it, unless the journal knows its result; an exit code that isn't accepted is a failure. */
  Value run(RemoteRequest request, Frame frame, Span at, Optional<OnResume> onResume) {
    var session = interpreter.session();
    session.checkpoint(frame);
    if (request.changes() && session.foresight().isPresent()) {
      return foreseen(session.foresight().get(), request, Optional.empty());
    }
    session.foresight().ifPresent(Foresight::looked);
    if (!frame.place().recorded() && !request.changes()) {
      return value(look(request, frame, at));
    }
    var ledger = session.ledger();
    var key = ledger.key(frame.place());
    if (ledger.known(key).orElse(null) instanceof Answer.OfCommand known) {
      return value(known);
    }
    if (!request.changes()) {
      session.looksLive(frame);
      var answer = look(request, frame, at);
      ledger.look(key, answer);
      return value(answer);
    }
    session.goesLive(frame);
    interpreter.guards().beforeChange(frame);
    return value(change(request, key, frame, at, onResume));
  }

  /** Intent, change, result: whoever comes later knows what was begun, and where to look for its end. */
  private Answer.OfCommand change(RemoteRequest request, String key, Frame frame, Span at,
      Optional<OnResume> onResume) {
    var ledger = interpreter.session().ledger();
    var attempt = new Attempt(ledger, request.node().address(), job -> intend(request, key, job, frame, at, onResume));
    var answer = live(request, Optional.of(attempt), frame, at, new Ends(why -> {
      ledger.failed(key, why);
      attempt.forget();
    }, () -> {
      ledger.neverTold(key);
      attempt.forget();
    }, () -> ledger.mayHaveChanged(key)));
    ledger.result(key, answer);
    attempt.forget();
    return answer;
  }

  private void intend(RemoteRequest request, String key, Optional<String> job, Frame frame, Span at,
      Optional<OnResume> onResume) {
    var session = interpreter.session();
    session.mayChange(at);
    session.ledger().intent(now -> new Entry.Intent(now, key, Optional.of(request.node().name()),
        Watch.oneLine(typed(request) + session.hideSecrets(request.text())), at.file().name() + ":" + at.line(), job,
        request.accept().stream().map(String::valueOf).toList(), request.timeout().toMillis(),
        onResume.orElse(OnResume.ASK).name().toLowerCase(Locale.ROOT), frame.place().within()), frame, at);
  }

  /** What is sent to an admin shell is the change itself; a whole file is only to be recognized. */
  private String typed(RemoteRequest request) {
    var text = request.stdin().map(stdin -> interpreter.session().hideSecrets(stdin).lines().map(Watch::oneLine).filter(
        line -> !line.isEmpty()).collect(Collectors.joining("; "))).orElse("");
    return text.isEmpty()
        ? ""
        : (text.length() > TYPED ? text.substring(0, TYPED) + "…" : text) + " | ";
  }

  private Answer.OfCommand look(RemoteRequest request, Frame frame, Span at) {
    return live(request, Optional.empty(), frame, at, new Ends(failed -> {}, () -> {}, () -> {}));
  }

  /**
   * What is told of the way a command went.
   *
   * @param failed why, when it has ended and isn't a success
   * @param never when its node couldn't be told of it
   * @param begun otherwise, whatever came of it
   */
  private record Ends(Consumer<String> failed, Runnable never, Runnable begun) {}

  private Answer.OfCommand live(RemoteRequest request, Optional<Attempt> attempt, Frame frame, Span at, Ends ends) {
    var session = interpreter.session();
    long id = session.nextId();
    var node = request.node().name();
    session.tell(now -> new RunEvent.CommandStarted(now, id, node, request.changes(), request.text(),
        request.stdin()));
    var start = session.clock().now();
    Optional<Integer> code = Optional.empty();
    boolean never = false;
    var tail = new OutputTail();
    try {
      var result = execute(request, attempt, id, tail, frame);
      session.ledger().reached(request.node().address(), true);
      code = Optional.of(result.code());
      if (!request.accept().contains(result.code())) {
        var failure = Failure.of(CommandErrors.exitCode(request, result, tail, frame, at));
        ends.failed.accept(failure.getMessage() + ": exit status " + result.code());
        throw failure;
      }
      return new Answer.OfCommand(result.code(), result.stdout(), result.stderr(), result.truncated());
    } catch (HostFailure e) {
      never = e.isBeforehand() && attempt.isPresent() && !attempt.get().hasBegun();
      session.ledger().reached(request.node().address(),
          !(e instanceof HostFailure.Unreachable || e instanceof HostFailure.ConnectionLost));
      var failure = CommandErrors.noExitCode(request, e, tail, frame, at);
      if (never) {
        ends.never.run();
      } else if (e.isOver()) {
        ends.failed.accept(failure.getMessage());
      }
      throw failure;
    } catch (InterruptedException e) {
      throw new Stopped();
    } finally {
      if (!never) {
        ends.begun.run();
      }
      var ended = code;
      session.tell(now -> new RunEvent.CommandEnded(now, id, node, ended, Duration.between(start, now)));
    }
  }

  private CommandResult execute(RemoteRequest request, Optional<Attempt> attempt, long id, OutputTail tail, Frame frame)
      throws HostFailure, InterruptedException {
    var session = interpreter.session();
    var host = session.connector().host(request.node().address());
    var command = new Command(request.text(), request.user().or(() -> request.node().become()), request.directory(),
        request.environment(), request.stdin(), request.stdinFile(),
        frame.limited(request.timeout(), request.changes(), session.clock().now()), attempt.flatMap(Attempt::job));
    var listener = new OutputListener() {
      @Override
      public void line(Stream stream, String line) {
        tail.add(stream, line);
        session.tell(now -> new RunEvent.CommandOutput(now, id, request.node().name(), stream, line));
      }

      @Override
      public void begun() {
        attempt.ifPresent(Attempt::begun);
      }
    };
    var reconnection = new Reconnection(session, request.node().name(), pause -> session.sleep(pause, frame));
    if (command.job().isPresent()) {
      return reconnection.execute(host, command, attempt.get(), listener);
    }
    return request.changes() ? host.execute(command, listener) : reconnection.ask(host, command, listener);
  }

  /** What a change would answer isn't known, but that it ends with a code that is accepted. */
  private Value foreseen(Foresight foresight, RemoteRequest request, Optional<String> since) {
    var session = interpreter.session();
    var node = request.node().name();
    foresight.tell(new PlanItem.Change(node, session.hideSecrets(request.text()), request.user(), request.directory()
        .map(session::hideSecrets),
        request.stdin().map(session::hideSecrets).or(() -> request.stdinFile().map(
            file -> "the file " + file)),
        request.timeout(), since.or(foresight::choice)));
    var name = node + ": " + Planner.shortened(session.hideSecrets(request.text()));
    foresight.changed(name);
    foresight.report(name);
    var answer = "(known after " + name + ")";
    var fields = new LinkedHashMap<String, Value>();
    fields
        .putAll(((Value.Fields) value(new Answer.OfCommand(request.accept().iterator().next(), answer, answer, false)))
            .values());
    fields.put(KNOWN_AFTER, Value.text(name));
    return new Value.Fields("command_result", fields);
  }

  private static Value value(Answer.OfCommand result) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("stdout", Value.text(result.stdout()));
    fields.put("stderr", Value.text(result.stderr()));
    fields.put("code", new Value.Int(result.code()));
    fields.put("lines", Value.Items.ofTexts(result.stdout().lines().toList()));
    fields.put(TRUNCATED, Value.bool(result.truncated()));
    return new Value.Fields("command_result", fields);
  }
}
