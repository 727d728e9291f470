package dev.upg.report;

import dev.upg.view.DiagnosticJson;
import dev.upg.view.JsonView;

import java.io.IOException;
import java.io.PrintWriter;

/** upg's own format, one object on a line: {@code lint.schema.json} says what it has. */
public final class JsonFormat implements Format {
  @Override
  public void write(Report report, PrintWriter out) throws IOException {
    var json = JsonView.generator(out);
    json.writeStartObject();
    json.writeNumberField("version", JsonView.VERSION);
    json.writeArrayFieldStart("diagnostics");
    for (var finding : report.found()) {
      DiagnosticJson.write(json, finding.diagnostic());
    }
    json.writeEndArray();
    json.writeNumberField("errors", report.errors());
    json.writeNumberField("warnings", report.warnings());
    json.writeNumberField("files", report.files().size());
    json.writeEndObject();
    json.flush();
    out.println();
  }
}
