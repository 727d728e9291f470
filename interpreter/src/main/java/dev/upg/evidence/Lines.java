package dev.upg.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.upg.host.OutputListener.Stream;
import dev.upg.view.JsonView;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the lines that only evidence has. */
final class Lines {
  private final JsonGenerator json;

  Lines(PrintWriter out) {
    this.json = JsonView.generator(out);
  }

  void process(Instant at, ProcessFacts facts) {
    line("process-began", () -> {
      json.writeNumberField("format", EvidenceFile.FORMAT);
      at(at);
      json.writeStringField("how", facts.how());
      json.writeStringField("user", facts.user());
      json.writeStringField("host", facts.host());
      json.writeNumberField("pid", facts.pid());
      json.writeStringField("directory", facts.directory());
      json.writeStringField("upg", facts.upg());
      json.writeStringField("java", facts.java());
      json.writeStringField("system", facts.system());
      texts("files", facts.files());
      texts("options", facts.options());
      texts("parameters", facts.parameters());
    });
  }

  void output(Instant at, long id, Stream stream, List<String> lines) {
    line("command-output", () -> {
      at(at);
      json.writeNumberField("id", id);
      json.writeStringField("stream", stream.name().toLowerCase(Locale.ROOT));
      texts("lines", lines);
    });
  }

  void leftOut(Instant at, long id, long lines, long characters) {
    line("output-left-out", () -> {
      at(at);
      json.writeNumberField("id", id);
      json.writeNumberField("lines", lines);
      json.writeNumberField("characters", characters);
    });
  }

  void lost(long count) {
    line("events-lost", () -> json.writeNumberField("count", count));
  }

  private interface Fields { void write() throws IOException; }

  private void line(String event, Fields fields) {
    try {
      json.writeStartObject();
      json.writeStringField("event", event);
      fields.write();
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
    } catch (IOException e) {
      // Written into a text: only a mistake in the order of calls comes here.
      throw new UncheckedIOException(e);
    }
  }

  private void at(Instant at) throws IOException {
    json.writeStringField("at", at.toString());
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void texts(String name, Map<String, String> texts) throws IOException {
    json.writeObjectFieldStart(name);
    for (var text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }
}
