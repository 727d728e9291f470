package dev.upg.view;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.diagnostic.Note;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.io.IOException;

/**
 * A diagnostic as a JSON object:
 *
 * <pre>
 * severity   error, warning or failed
 * code       UPG2001
 * title      one sentence
 * file line column endLine endColumn label    where it is; left out when there is no text to point at.
 *            Lines and columns count from 1, columns in UTF-16 units; the end is the first place after it
 * related    [{file line column endLine endColumn label}]
 * notes      [{name text}]
 * </pre>
 */
public final class DiagnosticJson {
  private DiagnosticJson() {}

  public static void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", diagnostic.severity().word());
    json.writeStringField("code", diagnostic.code().id());
    json.writeStringField("title", diagnostic.title());
    if (diagnostic.at().isPresent()) {
      place(json, diagnostic.at().get());
    }
    json.writeArrayFieldStart("related");
    for (Label label : diagnostic.related()) {
      json.writeStartObject();
      place(json, label);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (Note note : diagnostic.notes()) {
      json.writeStartObject();
      json.writeStringField("name", note.name());
      json.writeStringField("text", note.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, Label label) throws IOException {
    Span span = label.span();
    SourceFile file = span.file();
    json.writeStringField("file", file.name());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeNumberField("endLine", file.line(span.end()));
    json.writeNumberField("endColumn", file.column(span.end()));
    json.writeStringField("label", label.text());
  }
}
