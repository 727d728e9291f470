package dev.upg.evidence;

import static dev.upg.evidence.Retelling.optional;
import static dev.upg.evidence.Retelling.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.upg.evidence.Evidence.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What has a beginning and an end. What another process begins doesn't end what this one left. */
final class Unfinished {
  private final Spans<Evidence.Visit> visits = new Spans<>();
  private final Spans<Evidence.Step> steps = new Spans<>();
  private final Spans<Evidence.Command> commands = new Spans<>();
  private final Spans<Evidence.Wait> waits = new Spans<>();
  private final Spans<Evidence.Scope> scopes = new Spans<>();
  private final Spans<Evidence.Guard> guards = new Spans<>();
  private int process;

  /** Things of one kind: those that aren't over are found by their key, the one that began last first. */
  private static final class Spans<T> {
    private final List<T> all = new ArrayList<>();
    private final Map<Object, List<Integer>> open = new LinkedHashMap<>();

    void begin(Object key, T thing) {
      open.computeIfAbsent(key, k -> new ArrayList<>()).add(all.size());
      all.add(thing);
    }

    void change(Object key, UnaryOperator<T> change) {
      var found = open.get(key);
      if (found != null) {
        all.set(found.getLast(), change.apply(all.get(found.getLast())));
      }
    }

    void end(Object key, UnaryOperator<T> change) {
      change(key, change);
      var found = open.get(key);
      if (found != null && found.size() > 1) {
        found.removeLast();
      } else {
        open.remove(key);
      }
    }
  }

  void process(int next) {
    process = next;
    for (var spans : List.of(visits, steps, commands, waits, scopes, guards)) {
      spans.open.clear();
    }
  }

  void on(String name, JsonNode event, Instant at) {
    var now = new Time(process, at, Optional.empty());
    var node = optional(event, "node");
    long id = event.path("id").asLong();
    switch (name) {
      case "node-started" -> visits.begin(text(event, "node"), new Evidence.Visit(now, text(event, "node"),
          Optional.empty()));
      case "node-ended" -> visits.end(text(event, "node"), visit -> new Evidence.Visit(ended(visit.time(), at),
          visit.node(), truth(event, "succeeded")));
      case "step-started" -> steps.begin(List.of(node, text(event, "title")), new Evidence.Step(now, node, text(event,
          "title"), Optional.empty()));
      case "step-ended" -> steps.end(List.of(node, text(event, "title")), step -> new Evidence.Step(ended(step.time(),
          at), step.node(), step.title(), truth(event, "succeeded")));
      case "command-started" -> commands.begin(id, new Evidence.Command(now, id, text(event, "node"), event.path(
          "changes").asBoolean(), text(event, "command"), optional(event, "input"), Optional.empty(),
          new ArrayList<>(), 0, 0));
      case "command-output" -> commands.change(id, command -> printed(command, event));
      case "output-left-out" -> commands.change(id, command -> new Evidence.Command(command.time(), id, command.node(),
          command.changes(), command.text(), command.input(), command.code(), command.output(), event.path("lines")
              .asLong(),
          event.path("characters").asLong()));
      case "command-ended" -> commands.end(id, command -> new Evidence.Command(ended(command.time(), at), id, command
          .node(), command.changes(), command.text(), command.input(),
          Optional.ofNullable(event.get("exitCode")).map(
              JsonNode::asInt),
          command.output(), command.leftOutLines(), command.leftOutCharacters()));
      case "wait-started" -> waits.begin(id, new Evidence.Wait(now, node, text(event, "condition"), milliseconds(event,
          "timeoutMs"), Optional.empty(), 0, new ArrayList<>()));
      case "wait-polled" -> waits.change(id, wait -> polled(wait, event, at, false));
      case "wait-ended" -> waits.end(id, wait -> polled(wait, event, at, true));
      case "scope-entered" ->
        scopes.begin(List.of(node, text(event, "scope")), new Evidence.Scope(now, node, text(event,
            "scope"), Optional.empty()));
      case "scope-left" ->
        scopes.end(List.of(node, text(event, "scope")), scope -> new Evidence.Scope(ended(scope.time(),
            at), scope.node(), scope.text(), truth(event, "succeeded")));
      case "guard-entered" ->
        guards.begin(id, new Evidence.Guard(now, node, text(event, "condition"), milliseconds(event,
            "everyMs"), Optional.empty()));
      case "guard-broken" -> guards.end(id, guard -> left(guard, at, Optional.of(text(event, "why"))));
      case "guard-left" -> guards.end(id, guard -> left(guard, at, Optional.empty()));
      default -> {
        // A later upg may tell more.
      }
    }
  }

  private static Evidence.Command printed(Evidence.Command command, JsonNode event) {
    boolean error = text(event, "stream").equals("stderr");
    // Behind what was left out.
    boolean gap = command.leftOutLines() > 0 && command.output().stream().noneMatch(Evidence.Line::gapBefore);
    for (var line : event.path("lines")) {
      command.output().add(new Evidence.Line(error, gap, line.asText()));
      gap = false;
    }
    return command;
  }

  /** The last look isn't told as a poll. */
  private static Evidence.Wait polled(Evidence.Wait wait, JsonNode event, Instant at, boolean last) {
    var values = Retelling.texts(event, "values");
    if (!values.isEmpty() && !(last && wait.polls().size() == event.path("polls").asInt())) {
      wait.polls().add(new Evidence.Poll(at, values));
    }
    return last
        ? new Evidence.Wait(ended(wait.time(), at), wait.node(), wait.condition(), wait.timeout(),
            truth(event, "held"), event.path("polls").asInt(), wait.polls())
        : new Evidence.Wait(wait.time(), wait.node(), wait.condition(), wait.timeout(), wait.held(), wait.looks() + 1,
            wait.polls());
  }

  private static Evidence.Guard left(Evidence.Guard guard, Instant at, Optional<String> broken) {
    return new Evidence.Guard(ended(guard.time(), at), guard.node(), guard.condition(), guard.every(), broken);
  }

  private static Time ended(Time time, Instant at) {
    return new Time(time.process(), time.start(), Optional.of(at));
  }

  private static Optional<Boolean> truth(JsonNode event, String name) {
    return Optional.of(event.path(name).asBoolean());
  }

  private static Duration milliseconds(JsonNode event, String name) {
    return Duration.ofMillis(event.path(name).asLong());
  }

  List<Evidence.Visit> visits() {
    return visits.all;
  }

  List<Evidence.Step> steps() {
    return steps.all;
  }

  List<Evidence.Command> commands() {
    return commands.all;
  }

  List<Evidence.Wait> waits() {
    return waits.all;
  }

  List<Evidence.Scope> scopes() {
    return scopes.all;
  }

  List<Evidence.Guard> guards() {
    return guards.all;
  }
}
