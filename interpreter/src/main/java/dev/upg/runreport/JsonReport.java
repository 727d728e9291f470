package dev.upg.runreport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.upg.evidence.Evidence;
import dev.upg.journal.Entry;
import dev.upg.view.JsonView;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/** One object on a line, ASCII only: {@code run-report.schema.json} says what it has. */
public final class JsonReport {
  public static final int VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RunReport report;
  private final Evidence evidence;
  private final ObjectNode json = MAPPER.createObjectNode();

  private JsonReport(RunReport report) {
    this.report = report;
    this.evidence = report.evidence();
  }

  public static void write(RunReport report, PrintWriter out) throws IOException {
    var written = new JsonReport(report);
    written.head();
    written.journal();
    written.nodes();
    written.things();
    written.commands();
    MAPPER.writeTree(JsonView.generator(out), written.json);
    out.println();
  }

  private void head() {
    json.put("version", VERSION).put("made", report.made().toString()).put("by", report.upg()).put("run", report.run())
        .put("title", report.title()).put("state", report.state().word()).put("why", report.why());
    evidence.practice().ifPresent(text -> json.put("practice", text));
    report.began().ifPresent(at -> json.put("began", at.toString()));
    report.last().ifPresent(at -> json.put("last", at.toString()));
    report.worked().ifPresent(worked -> json.put("workedMs", worked.toMillis()));
    var processes = json.putArray("processes");
    report.workers().forEach(worker -> {
      var one = processes.addObject().put("how", worker.how()).put("user", worker.user()).put("host", worker.host())
          .put("pid", worker.pid()).put("at", worker.at().toString());
      worker.facts().ifPresent(facts -> {
        one.put("directory", facts.directory()).put("upg", facts.upg()).put("java", facts.java()).put("system", facts
            .system());
        texts(one.putObject("sha256"), facts.files());
        facts.options().forEach(one.putArray("options")::add);
        texts(one.putObject("parameters"), facts.parameters());
      });
    });
    var notKnown = json.putArray("notKnown");
    report.notKnown().forEach(notKnown::add);
  }

  private void journal() {
    var stillSet = json.putArray("stillSet");
    var unknown = json.putArray("unknown");
    var skipped = json.putArray("skipped");
    report.record().ifPresent(record -> {
      record.openScopes().forEach(stillSet::add);
      record.cut().forEach(intent -> change(unknown.addObject(), intent));
      record.skipped().forEach(skip -> {
        var one = skipped.addObject().put("at", skip.at().toString()).put("why", skip.why());
        skip.what().ifPresent(what -> one.put("statement", what));
      });
    });
    var failures = json.putArray("failures");
    report.failures().forEach(failure -> {
      var one = about(failures.addObject().put("at", failure.at().toString()), failure.node()).put("code", failure
          .code()).put("title", failure.title()).put("label", failure.label()).put("stands", report.stands(failure));
      failure.place().ifPresent(place -> one.put("place", place));
      var notes = one.putArray("notes");
      failure.notes().forEach(note -> notes.addObject().put("name", note.getKey()).put("text", note.getValue()));
    });
    var decisions = json.putArray("decisions");
    evidence.decisions().forEach(decision -> about(decisions.addObject().put("at", decision.at().toString()), decision
        .node()).put("statement", decision.statement()).put("decision", decision.decision()).put("reason", decision
            .reason()));
  }

  private static void change(ObjectNode json, Entry.Intent intent) {
    about(json.put("at", intent.at().toString()), intent.node()).put("command", intent.what()).put("written", intent
        .where());
  }

  private void nodes() {
    var nodes = json.putArray("nodes");
    report.nodes().forEach(row -> {
      var one = nodes.addObject().put("name", row.name()).put("result", row.result().word());
      row.before().ifPresent(version -> one.put("before", version));
      row.after().ifPresent(version -> one.put("after", version));
      row.took().ifPresent(took -> one.put("tookMs", took.toMillis()));
      row.steps().forEach(one.putArray("steps")::add);
    });
  }

  private void things() {
    var steps = json.putArray("steps");
    evidence.steps().forEach(step -> about(timed(steps, step.time(), step.succeeded(), "succeeded"), step.node()).put(
        "title", step.title()));
    var waits = json.putArray("waits");
    evidence.waits().forEach(wait -> {
      var one = about(timed(waits, wait.time(), wait.held(), "held"), wait.node()).put("condition", wait.condition())
          .put("timeoutMs", wait.timeout().toMillis()).put("looks", wait.looks());
      var polls = one.putArray("polls");
      wait.polls().forEach(poll -> texts(polls.addObject().put("at", poll.at().toString()).putObject("values"), poll
          .values()));
    });
    var scopes = json.putArray("scopes");
    evidence.scopes().forEach(scope -> about(timed(scopes, scope.time(), scope.putBack(), "putBack"), scope.node()).put(
        "scope", scope.text()));
    var guards = json.putArray("guards");
    evidence.guards().forEach(guard -> {
      var one = about(timed(guards, guard.time(), Optional.empty(), ""), guard.node()).put("condition", guard
          .condition()).put("everyMs", guard.every().toMillis());
      guard.broken().ifPresent(why -> one.put("broken", why));
    });
    var remarks = json.putArray("remarks");
    evidence.remarks().forEach(remark -> about(remarks.addObject().put("at", remark.at().toString()), remark.node())
        .put("kind", remark.kind()).put("text", remark.text()));
    var measured = json.putArray("measured");
    evidence.measurements().forEach(measurement -> {
      var one = measured.addObject().put("name", measurement.name()).put("title", measurement.title()).put("totalMs",
          measurement.total().toMillis());
      var parts = one.putObject("partsMs");
      measurement.parts().forEach((part, time) -> parts.put(part, time.toMillis()));
    });
  }

  private void commands() {
    var commands = json.putArray("commands");
    evidence.commands().forEach(command -> {
      var one = timed(commands, command.time(), Optional.empty(), "").put("id", command.id())
          .put("node", command.node())
          .put("changes", command.changes()).put("command", command.text());
      command.input().ifPresent(input -> one.put("input", input));
      command.code().ifPresent(code -> one.put("exitCode", code));
      var output = one.putArray("output");
      command.output().forEach(line -> output.addObject().put("stream", line.error() ? "stderr" : "stdout").put("line",
          line.text()));
      if (command.leftOutLines() > 0) {
        one.put("leftOutLines", command.leftOutLines()).put("leftOutCharacters", command.leftOutCharacters());
      }
    });
  }

  private ObjectNode timed(ArrayNode list, Evidence.Time time, Optional<Boolean> result, String name) {
    var one = list.addObject().put("process", time.process() + 1).put("start", time.start().toString());
    time.end().ifPresent(end -> one.put("end", end.toString()));
    result.ifPresent(truth -> one.put(name, truth));
    return one;
  }

  private static ObjectNode about(ObjectNode json, Optional<String> node) {
    node.ifPresent(name -> json.put("node", name));
    return json;
  }

  private static void texts(ObjectNode json, Map<String, String> texts) {
    texts.forEach(json::put);
  }
}
