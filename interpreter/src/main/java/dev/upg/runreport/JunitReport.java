package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.report.Xml;
import dev.upg.view.Cells;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * JUnit's XML: the run a suite; each node, and each step on it, a test of it; the run itself one more. A step that failed and was made later passes,
 * and says so. What was cut is an error, what wasn't begun is skipped.
 */
public final class JunitReport {
  /** Steps outside of loops over nodes. */
  private static final String RUN = "run";

  private final RunReport report;
  private final Evidence evidence;

  private JunitReport(RunReport report) {
    this.report = report;
    this.evidence = report.evidence();
  }

  private enum Result { PASSED, FAILED, ERROR, SKIPPED }

  /** @param text what there is to say beside the result */
  private record Case(String of, String name, Duration took, Result result, String message, String text) {}

  public static void write(RunReport report, PrintWriter out) {
    var cases = new JunitReport(report).cases();
    var xml = new Xml(out);
    var numbers = new Object[]{"tests", cases.size(), "failures", count(cases, Result.FAILED), "errors", count(cases,
        Result.ERROR), "skipped", count(cases, Result.SKIPPED), "time",
        seconds(report.worked().orElse(
            Duration.ZERO))};
    xml.open("testsuites", with("name", "upg run", numbers));
    xml.open("testsuite", with("name", report.title().isEmpty() ? report.run() : report.title(), with("timestamp",
        report.began().map(at -> at.toString().replaceFirst("(\\.\\d+)?Z$", "")).orElse("1970-01-01T00:00:00"),
        numbers)));
    xml.open("properties");
    xml.empty("property", "name", "run", "value", report.run());
    xml.empty("property", "name", "state", "value", report.state().word());
    report.nodes().forEach(node -> node.after().or(node::before).ifPresent(version -> xml.empty("property", "name",
        "version of " + node.name(), "value", version)));
    xml.close("properties");
    cases.forEach(one -> write(one, xml));
    if (!report.notKnown().isEmpty()) {
      xml.text("system-out", "Not known:\n" + String.join("\n", report.notKnown()));
    }
    xml.close("testsuite");
    xml.close("testsuites");
  }

  private static void write(Case one, Xml xml) {
    var attributes = new Object[]{"name", one.name(), "classname", one.of(), "time", seconds(one.took())};
    if (one.result() == Result.PASSED && one.text().isEmpty()) {
      xml.empty("testcase", attributes);
      return;
    }
    xml.open("testcase", attributes);
    switch (one.result()) {
      case FAILED -> xml.text("failure", one.text(), "message", one.message(), "type", "failed");
      case ERROR -> xml.text("error", one.text(), "message", one.message(), "type", "cut");
      case SKIPPED -> xml.empty("skipped", "message", one.message());
      case PASSED -> xml.text("system-out", one.text());
    }
    xml.close("testcase");
  }

  private List<Case> cases() {
    var cases = new ArrayList<Case>();
    cases.add(run());
    steps(Optional.empty(), cases);
    report.nodes().forEach(node -> {
      cases.add(node(node));
      steps(Optional.of(node.name()), cases);
    });
    return cases;
  }

  private Case run() {
    var result = switch (report.state()) {
      case SUCCEEDED, ABORTED -> Result.PASSED;
      case RUNNING -> Result.SKIPPED;
      case FAILED, STOPPED -> Result.FAILED;
      case DIED, DAMAGED -> Result.ERROR;
    };
    var message = switch (report.state()) {
      case SUCCEEDED -> "";
      case RUNNING -> "it isn't over";
      case DIED -> "the process died before the run's end";
      case ABORTED, FAILED, STOPPED, DAMAGED -> report.why().isEmpty() ? report.state().word() : report.why();
    };
    var text = report.state() == RunReport.State.ABORTED
        ? "aborted: only what was set was put back"
        : report.failures().stream().filter(report::stands).map(JunitReport::text).collect(Collectors.joining("\n\n"));
    return new Case(RUN, "the whole run", report.worked().orElse(Duration.ZERO), result, message, text);
  }

  private Case node(NodeRow node) {
    var failure = failure(Optional.of(node.name()));
    var result = switch (node.result()) {
      case DONE, SEEN -> Result.PASSED;
      case FAILED -> Result.FAILED;
      case HALF_DONE -> Result.ERROR;
      case NOT_STARTED, LEFT_OUT -> Result.SKIPPED;
    };
    var message = switch (node.result()) {
      case FAILED -> failure.map(Evidence.Problem::title).orElse(report.why());
      case LEFT_OUT -> "left out by `" + node.why() + "`";
      default -> node.result().word();
    };
    var text = result == Result.FAILED ? failure.map(JunitReport::text).orElse("") : "";
    return new Case(node.name(), "the node as a whole", node.took().orElse(Duration.ZERO), result, message, text);
  }

  private void steps(Optional<String> node, List<Case> cases) {
    Map<String, List<Evidence.Step>> byTitle = new LinkedHashMap<>();
    evidence.steps().stream().filter(step -> step.node().equals(node)).forEach(step -> byTitle.computeIfAbsent(step
        .title(), title -> new ArrayList<>()).add(step));
    byTitle.forEach((title, times) -> cases.add(step(node, title, times)));
  }

  private Case step(Optional<String> node, String title, List<Evidence.Step> times) {
    var took = times.stream().map(step -> evidence.took(step.time())).reduce(Duration.ZERO, Duration::plus);
    var last = times.getLast();
    var of = node.orElse(RUN);
    if (last.succeeded().isEmpty()) {
      return new Case(of, title, took, Result.ERROR, "cut: its process ended before it", "");
    }
    if (!last.succeeded().get()) {
      var failure = failure(node);
      return new Case(of, title, took, Result.FAILED, failure.map(Evidence.Problem::title).orElse("it failed"), failure
          .map(JunitReport::text).orElse(""));
    }
    var before = times.stream().filter(step -> !step.succeeded().orElse(false)).count();
    var text = before == 0
        ? ""
        : RunReport.count(before, "time") + " it failed or was cut, then it was made (" + times.size() + " in all)";
    return new Case(of, title, took, Result.PASSED, "", text);
  }

  /** Why the work on a node ended: told of itself, or of the run, which ended with it. */
  private Optional<Evidence.Problem> failure(Optional<String> node) {
    var standing = report.failures().stream().filter(report::stands).toList();
    return standing.stream().filter(problem -> problem.node().equals(node)).findFirst().or(() -> standing.stream()
        .findFirst());
  }

  private static String text(Evidence.Problem problem) {
    var lines = new ArrayList<String>();
    lines.add(problem.code() + ": " + problem.title() + problem.place().map(place -> " (" + place + ")").orElse(""));
    if (!problem.label().isBlank()) {
      lines.add(problem.label());
    }
    problem.notes().forEach(note -> lines.add(note.getKey() + ": " + note.getValue()));
    return lines.stream().flatMap(String::lines).map(Plain::text).map(Cells::visible).collect(Collectors.joining("\n"));
  }

  private static long count(List<Case> cases, Result result) {
    return cases.stream().filter(one -> one.result() == result).count();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
  }

  private static Object[] with(String name, Object value, Object[] rest) {
    var all = new ArrayList<Object>(List.of(name, value));
    all.addAll(List.of(rest));
    return all.toArray();
  }
}
