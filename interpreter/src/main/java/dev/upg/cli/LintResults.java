package dev.upg.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Renderer;
import dev.upg.diagnostic.Severity;
import dev.upg.view.DiagnosticJson;
import dev.upg.view.JsonView;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found in all files, and the ways to print it. A problem of a module that two playbooks use counts once. */
final class LintResults {
  private final int files;
  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private int filesWithProblems;

  LintResults(int files) {
    this.files = files;
  }

  void add(List<Diagnostic> ofFile) {
    found.addAll(ofFile);
    filesWithProblems += ofFile.isEmpty() ? 0 : 1;
  }

  boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }

  long warnings() {
    return count(Severity.WARNING);
  }

  void printText(PrintWriter out, boolean colour) {
    for (var diagnostic : found) {
      out.println(new Renderer(colour).render(diagnostic));
    }
    out.println(count());
  }

  void printConcise(PrintWriter out) {
    found.forEach(diagnostic -> out.println(new Renderer(false).concise(diagnostic)));
    out.println(count());
  }

  /** {@code {"version":1,"diagnostics":[…],"errors":2,"warnings":1,"files":4}}. */
  void printJson(PrintWriter out) throws IOException {
    JsonGenerator json = JsonView.generator(out);
    json.writeStartObject();
    json.writeNumberField("version", JsonView.VERSION);
    json.writeArrayFieldStart("diagnostics");
    for (var diagnostic : found) {
      DiagnosticJson.write(json, diagnostic);
    }
    json.writeEndArray();
    json.writeNumberField("errors", count(Severity.ERROR));
    json.writeNumberField("warnings", count(Severity.WARNING));
    json.writeNumberField("files", files);
    json.writeEndObject();
    json.flush();
    out.println();
  }

  private String count() {
    var parts = new ArrayList<String>();
    if (count(Severity.ERROR) > 0) {
      parts.add(plural(count(Severity.ERROR), "error"));
    }
    if (count(Severity.WARNING) > 0) {
      parts.add(plural(count(Severity.WARNING), "warning"));
    }
    if (parts.isEmpty()) {
      return "no problems in " + plural(files, "file");
    }
    return String.join(", ", parts) + " in " + (files == 1 ? "1 file" : filesWithProblems + " of " + files + " files");
  }

  private long count(Severity severity) {
    return found.stream().filter(diagnostic -> diagnostic.severity() == severity).count();
  }

  private static String plural(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
