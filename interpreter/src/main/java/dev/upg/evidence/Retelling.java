package dev.upg.evidence;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the lines of a file together: what began with what ended. */
final class Retelling {
  private final Unfinished unfinished = new Unfinished();
  private final List<Evidence.Process> processes = new ArrayList<>();
  private final Map<String, Evidence.Versions> versions = new LinkedHashMap<>();
  private final List<Evidence.Problem> problems = new ArrayList<>();
  private final List<Evidence.Decision> decisions = new ArrayList<>();
  private final List<Evidence.Remark> remarks = new ArrayList<>();
  private final List<Evidence.Measurement> measurements = new ArrayList<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();
  private Optional<String> practice = Optional.empty();
  private long unreadable;
  private long lost;

  void unreadable() {
    unreadable++;
  }

  /** @throws IllegalArgumentException, java.time.DateTimeException when the line isn't as it is written */
  void on(JsonNode event) {
    var name = text(event, "event");
    if (name.equals("events-lost")) {
      lost += event.path("count").asLong();
      return;
    }
    var at = Instant.parse(text(event, "at"));
    if (name.equals("process-began") || processes.isEmpty()) {
      processes.add(new Evidence.Process(
          name.equals("process-began") ? Optional.of(facts(event)) : Optional.empty(), at, at, Optional.empty()));
      unfinished.process(processes.size() - 1);
    }
    var before = processes.removeLast();
    processes.add(new Evidence.Process(before.facts(), before.began(), at.isAfter(before.last()) ? at : before.last(),
        name.equals("run-ended") ? Optional.of(text(event, "outcome")) : before.outcome()));
    on(name, event, at);
  }

  private void on(String name, JsonNode event, Instant at) {
    switch (name) {
      case "run-started" -> practice = optional(event, "practice").or(() -> practice);
      case "loop-started" -> event.path("skipped").forEach(node -> leftOut.put(node.asText(), text(event, "loop")));
      case "version-seen" -> {
        var known = versions.getOrDefault(text(event, "node"), new Evidence.Versions(Optional.empty(), Optional
            .empty()));
        // What an earlier process saw before stays: a node that was cut half-way is another one already.
        versions.put(text(event, "node"), new Evidence.Versions(known.before().or(() -> optional(event, "before")),
            optional(event, "after").or(known::after)));
      }
      case "failed", "asked" -> problems.add(problem(event, at, name.equals("asked")));
      case "decided" -> decisions.add(new Evidence.Decision(at, optional(event, "node"), text(event, "statement"),
          text(event, "decision"), event.path("reason").asText()));
      case "said", "drifted" -> remarks.add(new Evidence.Remark(at, optional(event, "node"), name, text(event,
          "text")));
      case "stop-asked" -> remarks.add(new Evidence.Remark(at, Optional.empty(), name, text(event, "by")));
      case "measured" -> measurements.add(measurement(event));
      default -> unfinished.on(name, event, at);
    }
  }

  Evidence evidence() {
    return new Evidence(List.copyOf(processes), practice, unfinished.visits(), unfinished.steps(),
        unfinished.commands(), unfinished.waits(), unfinished.scopes(), unfinished.guards(), versions, problems,
        decisions, remarks, measurements, leftOut, unreadable, lost);
  }

  private Evidence.Problem problem(JsonNode event, Instant at, boolean asked) {
    var diagnostic = event.path("diagnostic");
    var notes = new ArrayList<Map.Entry<String, String>>();
    diagnostic.path("notes").forEach(note -> notes.add(Map.entry(text(note, "name"), text(note, "text"))));
    return new Evidence.Problem(processes.size() - 1, at, optional(event, "node"), text(diagnostic, "code"),
        text(diagnostic, "title"), optional(diagnostic, "file").map(file -> file + ":" + diagnostic.path("line").asInt()
            + ":" + diagnostic.path("column").asInt()),
        diagnostic.path("label").asText(), notes, asked);
  }

  private static Evidence.Measurement measurement(JsonNode event) {
    var parts = new LinkedHashMap<String, Duration>();
    event.path("partsMs").properties().forEach(part -> parts.put(part.getKey(), Duration.ofMillis(part.getValue()
        .asLong())));
    return new Evidence.Measurement(text(event, "name"), text(event, "title"), Duration.ofMillis(event.path("totalMs")
        .asLong()), parts);
  }

  private static ProcessFacts facts(JsonNode event) {
    var options = new ArrayList<String>();
    event.path("options").forEach(option -> options.add(option.asText()));
    return new ProcessFacts(text(event, "how"), text(event, "user"), text(event, "host"), event.path("pid").asLong(),
        text(event, "directory"), text(event, "upg"), text(event, "java"), text(event, "system"), texts(event, "files"),
        options, texts(event, "parameters"));
  }

  static Map<String, String> texts(JsonNode event, String name) {
    var texts = new LinkedHashMap<String, String>();
    event.path(name).properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
    return texts;
  }

  static String text(JsonNode event, String name) {
    return optional(event, name).orElseThrow(() -> new IllegalArgumentException("no `" + name + "`"));
  }

  static Optional<String> optional(JsonNode event, String name) {
    return event.has(name) ? Optional.of(event.get(name).asText()) : Optional.empty();
  }
}
