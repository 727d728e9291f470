package dev.upg.report;

import dev.upg.diagnostic.Renderer;

import java.io.PrintWriter;

/** JUnit's XML: each file a suite, each finding a test of it, which only an error fails; a file without any has one test. */
public final class JunitFormat implements Format {
  private final Renderer renderer = new Renderer(false);

  @Override
  public void write(Report report, PrintWriter out) {
    var xml = new Xml(out);
    var files = report.allFiles();
    int tests = files.stream().mapToInt(file -> Math.max(1, report.of(file).size())).sum();
    xml.open("testsuites", "name", "upg lint", "tests", tests, "failures", report.errors(), "errors", 0);
    for (var file : files) {
      var found = report.of(file);
      var path = report.paths().path(file);
      xml.open("testsuite", "name", path, "tests", Math.max(1, found.size()), "failures",
          found.stream().filter(Found::isError).count(), "errors", 0, "skipped", 0);
      if (found.isEmpty()) {
        xml.empty("testcase", "name", "lint", "classname", path);
      }
      found.forEach(finding -> test(xml, path, finding));
      xml.close("testsuite");
    }
    xml.close("testsuites");
  }

  private void test(Xml xml, String path, Found finding) {
    var name = finding.code() + " " + finding.line() + ":" + finding.column();
    xml.open("testcase", "name", name, "classname", path);
    var text = renderer.render(finding.diagnostic());
    if (finding.isError()) {
      xml.text("failure", text, "type", finding.code(), "message", finding.sentence());
    } else {
      xml.text("system-out", text);
    }
    xml.close("testcase");
  }
}
