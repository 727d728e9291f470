package dev.upg.report;

import dev.upg.view.JsonView;

import java.io.IOException;
import java.io.PrintWriter;

/** GitLab's Code Quality report (GitLab Docs, "Code Quality report format"): what a merge request shows beside its lines. */
public final class GitlabFormat implements Format {
  @Override
  public void write(Report report, PrintWriter out) throws IOException {
    var json = JsonView.generator(out);
    var fingerprints = new Fingerprints(report.paths());
    json.writeStartArray();
    for (var finding : report.found()) {
      json.writeStartObject();
      json.writeStringField("description", finding.words());
      json.writeStringField("check_name", finding.code());
      json.writeStringField("fingerprint", fingerprints.of(finding));
      json.writeStringField("severity", finding.isError() ? "critical" : "minor");
      json.writeObjectFieldStart("location");
      json.writeStringField("path", report.paths().path(finding.file()));
      json.writeObjectFieldStart("lines");
      json.writeNumberField("begin", finding.line());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.flush();
    out.println();
  }
}
