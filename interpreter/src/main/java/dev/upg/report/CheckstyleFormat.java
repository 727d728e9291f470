package dev.upg.report;

import java.io.PrintWriter;

/** The XML of Checkstyle, which many CI systems and editors read. */
public final class CheckstyleFormat implements Format {
  @Override
  public void write(Report report, PrintWriter out) {
    var xml = new Xml(out);
    xml.open("checkstyle", "version", "10.0");
    for (var file : report.allFiles()) {
      xml.open("file", "name", report.paths().path(file));
      for (var finding : report.of(file)) {
        xml.empty("error", "line", finding.line(), "column", finding.column(), "severity",
            finding.isError() ? "error" : "warning", "message", finding.words(), "source", "upg." + finding.code());
      }
      xml.close("file");
    }
    xml.close("checkstyle");
  }
}
