package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.view.TimeText;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was waited for: a small plot for each wait that took more than a look, those that failed first, then the longest. */
final class WaitPlots {
  static final int PLOTS = 60;
  private static final int ROWS = 500;
  private static final int HEIGHT = 56;
  /** So many values of a condition are drawn. */
  private static final int LINES = 3;
  private static final int POINTS = 200;

  private final Evidence evidence;
  private final Times times;
  private final Html html;

  private WaitPlots(Evidence evidence, Times times, Html html) {
    this.evidence = evidence;
    this.times = times;
    this.html = html;
  }

  static void write(RunReport report, Times times, Html html) {
    if (!report.evidence().waits().isEmpty()) {
      new WaitPlots(report.evidence(), times, html).write();
    }
  }

  private void write() {
    var waits = evidence.waits().stream().filter(wait -> wait.looks() > 1 || !wait.held().orElse(false)).sorted(
        Comparator.comparing((Evidence.Wait wait) -> wait.held().orElse(false)).thenComparing(wait -> evidence.took(wait
            .time()), Comparator.reverseOrder()))
        .toList();
    var shown = waits.subList(0, Math.min(PLOTS, waits.size()));
    html.open("section", "id", "waits").text("h2", "Waits");
    var total = evidence.waits().stream().map(wait -> evidence.took(wait.time())).reduce(Duration.ZERO, Duration::plus);
    html.text("p", RunReport.count(evidence.waits().size(), "wait") + ", " + TimeText.of(total) + " in all; "
        + (evidence.waits().size() - waits.size()) + " were true at the first look"
        + (waits.size() > shown.size() ? "; of the others the " + shown.size() + " longest are drawn" : "") + ".");
    html.open("div", "class", "plots");
    shown.forEach(this::plot);
    html.close();
    table();
    html.close();
  }

  private void plot(Evidence.Wait wait) {
    var took = evidence.took(wait.time());
    var kind = wait.held().map(held -> held ? "ok" : "bad").orElse("cut");
    html.open("figure", "class", "plot " + kind).open("figcaption");
    html.text("code", wait.condition()).open("span", "class", "dim")
        .write(wait.node().map(node -> node + " · ").orElse("")
            + times.clock(wait.time().start()))
        .close().close();
    var series = Series.of(wait, took.toMillis());
    var drawn = series.stream().filter(Series::isNumeric).limit(LINES).toList();
    if (!drawn.isEmpty()) {
      draw(wait, drawn, took);
    }
    html.open("ul", "class", "values");
    for (var one : series) {
      html.open("li").open("i", "class", "swatch" + (drawn.contains(one) ? " s" + drawn.indexOf(one) : "")).close()
          .write(
              one.name() + ": " + one.moved())
          .close();
    }
    html.close();
    double part = Math.min(100, 100.0 * took.toMillis() / Math.max(1, wait.timeout().toMillis()));
    html.open("p", "class", "budget").open("span", "class", "meter").open("span", "style", String.format(Locale.ROOT,
        "width:%.1f%%", Math.max(1, part))).close().close();
    html.write(switch (kind) {
      case "ok" -> "true after " + Times.took(took);
      case "bad" -> "not true after " + Times.took(took);
      default -> "cut after " + Times.took(took);
    } + ", at most " + TimeText.of(wait.timeout()) + " · " + RunReport.count(wait.looks(), "look")).close()
        .close();
  }

  private void draw(Evidence.Wait wait, List<Series> drawn, Duration took) {
    var text = drawn.stream().map(one -> one.name() + " " + one.moved()).collect(Collectors.joining("; "));
    html.open("svg", "class", "values", "width", "100%", "height", HEIGHT, "role", "img", "aria-label", "Over "
        + Times.took(took) + ": " + text);
    html.empty("line", "class", "rule", "x1", 0, "x2", "100%", "y1", HEIGHT - 4, "y2", HEIGHT - 4);
    html.empty("line", "class", "rule", "x1", 0, "x2", "100%", "y1", 4, "y2", 4);
    for (int i = 0; i < drawn.size(); i++) {
      line(drawn.get(i), i, wait.held().orElse(false));
    }
    var first = drawn.getFirst();
    html.text("text", number(first.highest()), "class", "scale", "x", 2, "y", 14);
    html.text("text", number(first.lowest()), "class", "scale", "x", 2, "y", HEIGHT - 7);
    html.close();
  }

  /** A value is taken to stay until another one is seen. */
  private static void stepTo(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? "M" + number(x) + " " + number(y) : "H" + number(x) + "V" + number(y));
  }

  private void line(Series series, int number, boolean held) {
    var path = new StringBuilder();
    double range = Math.max(1e-9, series.highest() - series.lowest());
    var points = series.points();
    int every = Math.ceilDiv(points.size(), POINTS);
    for (int i = 0; i < points.size(); i++) {
      var point = points.get(i);
      if (point.height().isPresent() && (i % every == 0 || i == points.size() - 1)) {
        double y = 52 - 48 * (point.height().getAsDouble() - series.lowest()) / range;
        stepTo(path, 100 * point.at(), y);
        if (i == points.size() - 1) {
          html.empty("circle", "class", "end s" + number + (held ? "" : " open"), "cx",
              Math.clamp(100 * point.at(), 1.5,
                  98.5) + "%",
              "cy", y, "r", 3);
        }
      }
    }
    html.open("svg", "viewBox", "0 0 100 " + HEIGHT, "preserveAspectRatio", "none", "width", "100%", "height", HEIGHT);
    html.empty("path", "class", "s" + number, "d", path).close();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  private void table() {
    html.open("details").text("summary", "All waits as a table").open("div", "class", "wide").open("table")
        .open("thead")
        .open("tr");
    List.of("began", "node", "condition", "took", "at most", "looks", "result").forEach(head -> html.text("th", head,
        "scope", "col"));
    html.close().close().open("tbody");
    evidence.waits().stream().limit(ROWS).forEach(wait -> html.open("tr").text("td", times.clock(wait.time().start()))
        .text("td", wait.node().orElse("")).open("td").text("code", wait.condition()).close().text("td", Times.took(
            evidence.took(wait.time())))
        .text("td", TimeText.of(wait.timeout())).text("td", Integer.toString(wait
            .looks()))
        .text("td", wait.held().map(held -> held ? "true" : "not true").orElse("cut")).close());
    html.close().close().close();
    if (evidence.waits().size() > ROWS) {
      html.text("p",
          RunReport.count(evidence.waits().size() - ROWS, "further wait") + " aren't listed; `--format json` "
              + "has them.",
          "class", "note");
    }
    html.close();
  }
}
