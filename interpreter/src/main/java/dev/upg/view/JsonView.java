package dev.upg.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run for machines: one JSON object a line, pure ASCII. Names never change within a version; new ones may be added, so a
 * reader passes over what it doesn't know.
 *
 * <p>Each has {@code event} and {@code at} (ISO 8601, UTC, of the run's clock); the first also has {@code version}, 1.
 * {@code node} is there where the event has to do with one. Times taken are milliseconds. A {@code ?} may be missing.
 *
 * <pre>
 * diagnostic       diagnostic                                    before the run: the playbook, inventory or parameters
 * hint             text                                          before the run: what another one, which the cluster is taken from, left
 * run-started      title file practice? limit[]? log?
 * run-resumed      aborting done[] begun[]                       of a run that an earlier process began
 * drifted          text                                          the cluster isn't as that process left it
 * loop-started     loop nodes[] skipped[]
 * node-started     node index total
 * node-ended       node succeeded tookMs
 * step-started     node? title
 * step-ended       node? title succeeded tookMs
 * command-started  id node changes command input?
 * command-output   id node stream (stdout, stderr) line
 * command-ended    id node exitCode? tookMs
 * wait-started     id node? condition timeoutMs
 * wait-polled      id node? condition values{} elapsedMs leftMs
 * wait-ended       id node? condition held values{} polls tookMs  the values that were seen last
 * scope-entered    node? scope
 * scope-left       node? scope succeeded
 * guard-entered    id node? condition everyMs
 * guard-broken     id node? condition why values{}
 * guard-left       id node? condition
 * said             node? text
 * version-seen     node before? after?
 * failed           node? diagnostic                              its form: {@link DiagnosticJson}; with a node the run goes on
 * asked            node? diagnostic person                       what becomes of a failure; false: it was said before
 * decided          node? statement decision (retry, skip, stop) reason?
 * paused           node                                          before it, until a person goes on
 * went-on          node waitedMs
 * stop-asked       by
 * measured         name title totalMs partsMs{}                  on a practice cluster, before the end
 * run-ended        outcome (succeeded, failed, stopped) tookMs log?
 * </pre>
 */
public final class JsonView implements EventListener {
  public static final int VERSION = 1;

  private final JsonGenerator json;
  private Optional<Path> log = Optional.empty();
  private List<String> limit = List.of();
  private boolean first = true;

  public JsonView(PrintWriter out) {
    this.json = generator(out);
  }

  /** Where the log of the run is written; before its first event. */
  public synchronized void logIsIn(Path file) {
    log = Optional.of(file);
  }

  /** Nodes and groups that loops are limited to; before the run's first event. */
  public synchronized void limitedTo(List<String> names) {
    limit = List.copyOf(names);
  }

  /** ASCII only, so the charset of stdout doesn't matter. */
  public static JsonGenerator generator(PrintWriter out) {
    try {
      return JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().createGenerator(out)
          .setPrettyPrinter(new MinimalPrettyPrinter(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something found before the run could begin. */
  public void diagnostic(Instant at, Diagnostic diagnostic) {
    line(at, "diagnostic", () -> {
      json.writeFieldName("diagnostic");
      DiagnosticJson.write(json, diagnostic);
    });
  }

  /** Something to know before the run begins. */
  public void hint(Instant at, String text) {
    line(at, "hint", () -> text("text", text));
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted e -> line(e.at(), "run-started", () -> {
        text("title", e.title());
        text("file", e.file());
        text("practice", e.practice());
        if (!limit.isEmpty()) {
          texts("limit", limit);
        }
        text("log", log.map(Path::toString));
      });
      case RunEvent.RunResumed e -> line(e.at(), "run-resumed", () -> {
        json.writeBooleanField("aborting", e.aborting());
        texts("done", e.done());
        texts("begun", e.begun());
      });
      case RunEvent.Drifted e -> line(e.at(), "drifted", () -> text("text", e.text()));
      case RunEvent.LoopStarted e -> line(e.at(), "loop-started", () -> {
        text("loop", e.loop());
        texts("nodes", e.nodes());
        texts("skipped", e.skipped());
      });
      case RunEvent.NodeStarted e -> line(e.at(), "node-started", () -> {
        text("node", e.node());
        json.writeNumberField("index", e.index());
        json.writeNumberField("total", e.total());
      });
      case RunEvent.NodeEnded e -> line(e.at(), "node-ended", () -> {
        text("node", e.node());
        ended(e.succeeded(), e.took());
      });
      case RunEvent.StepStarted e -> line(e.at(), "step-started", () -> {
        text("node", e.node());
        text("title", e.title());
      });
      case RunEvent.StepEnded e -> line(e.at(), "step-ended", () -> {
        text("node", e.node());
        text("title", e.title());
        ended(e.succeeded(), e.took());
      });
      case RunEvent.CommandStarted e -> line(e.at(), "command-started", () -> {
        command(e.id(), e.node());
        json.writeBooleanField("changes", e.changes());
        text("command", e.text());
        text("input", e.input());
      });
      case RunEvent.CommandOutput e -> line(e.at(), "command-output", () -> {
        command(e.id(), e.node());
        text("stream", e.stream().name().toLowerCase(Locale.ROOT));
        text("line", e.line());
      });
      case RunEvent.CommandEnded e -> line(e.at(), "command-ended", () -> {
        command(e.id(), e.node());
        if (e.code().isPresent()) {
          json.writeNumberField("exitCode", e.code().get());
        }
        milliseconds("tookMs", e.took());
      });
      case RunEvent.WaitStarted e -> line(e.at(), "wait-started", () -> {
        condition(e.id(), e.node(), e.condition());
        milliseconds("timeoutMs", e.timeout());
      });
      case RunEvent.WaitPolled e -> line(e.at(), "wait-polled", () -> {
        condition(e.id(), e.node(), e.condition());
        values(e.values());
        milliseconds("elapsedMs", e.elapsed());
        milliseconds("leftMs", e.left());
      });
      case RunEvent.WaitEnded e -> line(e.at(), "wait-ended", () -> {
        condition(e.id(), e.node(), e.condition());
        json.writeBooleanField("held", e.held());
        values(e.values());
        json.writeNumberField("polls", e.polls());
        milliseconds("tookMs", e.took());
      });
      case RunEvent.ScopeEntered e -> line(e.at(), "scope-entered", () -> {
        text("node", e.node());
        text("scope", e.scope());
      });
      case RunEvent.ScopeLeft e -> line(e.at(), "scope-left", () -> {
        text("node", e.node());
        text("scope", e.scope());
        json.writeBooleanField("succeeded", e.succeeded());
      });
      case RunEvent.GuardEntered e -> line(e.at(), "guard-entered", () -> {
        condition(e.id(), e.node(), e.condition());
        milliseconds("everyMs", e.every());
      });
      case RunEvent.GuardBroken e -> line(e.at(), "guard-broken", () -> {
        condition(e.id(), e.node(), e.condition());
        text("why", e.why());
        values(e.values());
      });
      case RunEvent.GuardLeft e -> line(e.at(), "guard-left", () -> condition(e.id(), e.node(), e.condition()));
      case RunEvent.Said e -> line(e.at(), "said", () -> {
        text("node", e.node());
        text("text", e.text());
      });
      case RunEvent.VersionSeen e -> line(e.at(), "version-seen", () -> {
        text("node", e.node());
        text("before", e.before());
        text("after", e.after());
      });
      case RunEvent.Failed e -> line(e.at(), "failed", () -> {
        text("node", e.node());
        json.writeFieldName("diagnostic");
        DiagnosticJson.write(json, e.diagnostic());
      });
      case RunEvent.Asked e -> line(e.at(), "asked", () -> {
        text("node", e.node());
        json.writeFieldName("diagnostic");
        DiagnosticJson.write(json, e.diagnostic());
        json.writeBooleanField("person", e.person());
      });
      case RunEvent.Decided e -> line(e.at(), "decided", () -> {
        text("node", e.node());
        text("statement", e.statement());
        text("decision", e.decision().name().toLowerCase(Locale.ROOT));
        text("reason", Optional.of(e.reason()).filter(reason -> !reason.isEmpty()));
      });
      case RunEvent.Paused e -> line(e.at(), "paused", () -> text("node", e.node()));
      case RunEvent.WentOn e -> line(e.at(), "went-on", () -> {
        text("node", e.node());
        milliseconds("waitedMs", e.waited());
      });
      case RunEvent.StopAsked e -> line(e.at(), "stop-asked", () -> text("by", e.by()));
      case RunEvent.Measured e -> line(e.at(), "measured", () -> {
        text("name", e.name());
        text("title", e.title());
        milliseconds("totalMs", e.total());
        json.writeObjectFieldStart("partsMs");
        for (var part : e.parts().entrySet()) {
          milliseconds(part.getKey(), part.getValue());
        }
        json.writeEndObject();
      });
      case RunEvent.RunEnded e -> line(e.at(), "run-ended", () -> {
        text("outcome", e.outcome().name().toLowerCase(Locale.ROOT));
        milliseconds("tookMs", e.took());
        text("log", log.map(Path::toString));
      });
    }
  }

  private interface Fields { void write() throws IOException; }

  private synchronized void line(Instant at, String event, Fields fields) {
    try {
      json.writeStartObject();
      if (first) {
        json.writeNumberField("version", VERSION);
        first = false;
      }
      json.writeStringField("event", event);
      json.writeStringField("at", at.toString());
      fields.write();
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
    } catch (IOException e) {
      // A PrintWriter doesn't throw: only a mistake in the order of calls comes here.
      throw new UncheckedIOException(e);
    }
  }

  private void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  private void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private void texts(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void values(Map<String, String> values) throws IOException {
    json.writeObjectFieldStart("values");
    for (var value : values.entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }

  private void milliseconds(String name, Duration duration) throws IOException {
    json.writeNumberField(name, duration.toMillis());
  }

  private void ended(boolean succeeded, Duration took) throws IOException {
    json.writeBooleanField("succeeded", succeeded);
    milliseconds("tookMs", took);
  }

  private void command(long id, String node) throws IOException {
    json.writeNumberField("id", id);
    text("node", node);
  }

  private void condition(long id, Optional<String> node, String condition) throws IOException {
    json.writeNumberField("id", id);
    text("node", node);
    text("condition", condition);
  }
}
