package dev.upg.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Label;
import dev.upg.source.Span;
import dev.upg.view.JsonView;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * SARIF 2.1.0 (OASIS), as GitHub's code scanning wants it besides: rules with help, paths relative to the repository,
 * fingerprints of one's own (GitHub Docs, "SARIF support for code scanning").
 */
public final class SarifFormat implements Format {
  private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final String version;
  private final Function<Code, Optional<String>> pages;

  /**
   * @param version of upg
   * @param pages what is written on a code, in Markdown: its title behind the colon of the first line, then the rest
   */
  public SarifFormat(String version, Function<Code, Optional<String>> pages) {
    this.version = version;
    this.pages = pages;
  }

  @Override
  public void write(Report report, PrintWriter out) throws IOException {
    var json = JsonView.generator(out);
    var codes = report.found().stream().map(finding -> finding.diagnostic().code()).distinct().sorted().toList();
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    driver(json, codes, report);
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    var fingerprints = new Fingerprints(report.paths());
    for (var finding : report.found()) {
      result(json, finding, codes.indexOf(finding.diagnostic().code()), fingerprints.of(finding), report.paths());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
    out.println();
  }

  private void driver(JsonGenerator json, List<Code> codes, Report report) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "upg");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (var code : codes) {
      boolean isError = report.found().stream()
          .anyMatch(finding -> finding.diagnostic().code() == code && finding.isError());
      rule(json, code, isError);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(JsonGenerator json, Code code, boolean isError) throws IOException {
    var page = pages.apply(code).orElse(code.id());
    var first = page.lines().findFirst().orElse("");
    var title = first.substring(first.indexOf(':') + 1).strip();
    json.writeStartObject();
    json.writeStringField("id", code.id());
    json.writeStringField("name", code.word());
    text(json, "shortDescription", title);
    text(json, "fullDescription", title);
    json.writeObjectFieldStart("help");
    json.writeStringField("text", page);
    json.writeStringField("markdown", page);
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", isError ? "error" : "warning");
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("problem.severity", isError ? "error" : "warning");
    json.writeStringField("precision", "high");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, Found finding, int rule, String fingerprint, Paths paths)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", finding.isError() ? "error" : "warning");
    text(json, "message", literal(finding.words()));
    json.writeArrayFieldStart("locations");
    location(json, finding.file(), finding.span(), Optional.empty(), paths);
    json.writeEndArray();
    if (!finding.diagnostic().related().isEmpty()) {
      json.writeArrayFieldStart("relatedLocations");
      for (Label label : finding.diagnostic().related()) {
        location(json, label.span().file().name(), Optional.of(label.span()), Optional.of(label.text()), paths);
      }
      json.writeEndArray();
    }
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("primaryLocationLineHash", fingerprint);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void location(JsonGenerator json, String file, Optional<Span> span, Optional<String> message,
      Paths paths) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", paths.uri(file));
    if (paths.isInside(file)) {
      json.writeStringField("uriBaseId", "%SRCROOT%");
    }
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", span.map(Span::line).orElse(1));
    if (span.isPresent()) {
      var place = span.get();
      json.writeNumberField("startColumn", place.column());
      json.writeNumberField("endLine", place.file().line(place.end()));
      json.writeNumberField("endColumn", place.file().column(place.end()));
    }
    json.writeEndObject();
    json.writeEndObject();
    if (message.filter(text -> !text.isEmpty()).isPresent()) {
      text(json, "message", literal(message.get()));
    }
    json.writeEndObject();
  }

  /**
   * As the message of a place is written: {@code {0}} would be a placeholder (SARIF 2.1.0, 3.11.5) and {@code [x](1)} a link (3.11.6). Descriptions
   * and help of a rule have no arguments, and are shown as they are.
   */
  private static String literal(String message) {
    return message.replace("{", "{{").replace("}", "}}").replaceAll("\\[(?=[^\\]]*]\\()", "\\\\[");
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
