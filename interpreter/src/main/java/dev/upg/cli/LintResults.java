package dev.upg.cli;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Renderer;
import dev.upg.diagnostic.Severity;
import dev.upg.report.Format;
import dev.upg.report.Found;
import dev.upg.report.Paths;
import dev.upg.report.Report;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found in all files, and the ways to print it. A problem of a module that two playbooks use counts once. */
final class LintResults {
  private final List<String> files = new ArrayList<>();
  /** Each with the file that was looked at when it was met first. */
  private final Map<Diagnostic, String> found = new LinkedHashMap<>();
  private int filesWithProblems;

  void add(String file, List<Diagnostic> ofFile) {
    files.add(file);
    ofFile.forEach(diagnostic -> found.putIfAbsent(diagnostic, file));
    filesWithProblems += ofFile.isEmpty() ? 0 : 1;
  }

  boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }

  long warnings() {
    return count(Severity.WARNING);
  }

  void printText(PrintWriter out, boolean colour) {
    for (var diagnostic : found.keySet()) {
      out.println(new Renderer(colour).render(diagnostic));
    }
    out.println(count());
  }

  void printConcise(PrintWriter out) {
    found.keySet().forEach(diagnostic -> out.println(new Renderer(false).concise(diagnostic)));
    out.println(count());
  }

  void print(Format format, Paths paths, PrintWriter out) throws IOException {
    var all = found.entrySet().stream().map(each -> new Found(each.getValue(), each.getKey())).toList();
    format.write(new Report(all, files, paths), out);
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
      return "no problems in " + plural(files.size(), "file");
    }
    return String.join(", ", parts) + " in "
        + (files.size() == 1 ? "1 file" : filesWithProblems + " of " + files.size() + " files");
  }

  private long count(Severity severity) {
    return found.keySet().stream().filter(diagnostic -> diagnostic.severity() == severity).count();
  }

  private static String plural(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
