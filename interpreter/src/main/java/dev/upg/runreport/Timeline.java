package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.runreport.Lanes.Lane;
import dev.upg.view.TimeText;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The run as a picture. Places from left to right are percents, so that it is as wide as the page; texts keep their size. Names of lanes are
 * beside it, as text.
 */
final class Timeline {
  private static final int HEAD = 26;
  private static final int ROOMY = 30;
  private static final int TIGHT = 20;
  /** With more lanes than this they are lower. */
  private static final int FEW = 30;
  /** A bar has its title in it when it is as wide as this, in percent of the picture. */
  private static final double READABLE = 7;
  private static final int BAND = 16;
  private static final int BANDS = 8;
  private static final int ROWS = 1_000;

  private final RunReport report;
  private final Evidence evidence;
  private final Times times;
  private final Html html;
  private final Axis axis;
  private final Lanes lanes;
  private final int lane;
  /** Scopes of the run as a whole, each a band with its title. */
  private final List<Evidence.Scope> bands = new ArrayList<>();

  private Timeline(RunReport report, Times times, Html html) {
    this.report = report;
    this.evidence = report.evidence();
    this.times = times;
    this.html = html;
    this.axis = new Axis(evidence.processes());
    this.lanes = new Lanes(report);
    this.lane = lanes.all().size() > FEW ? TIGHT : ROOMY;
    evidence.scopes().stream().filter(scope -> scope.node().isEmpty()).limit(BANDS).forEach(bands::add);
  }

  static void write(RunReport report, Times times, Html html) {
    if (!report.evidence().isEmpty()) {
      new Timeline(report, times, html).write();
    }
  }

  private void write() {
    html.open("section", "id", "timeline").text("h2", "Timeline");
    legend();
    html.open("div", "class", "timeline", "tabindex", "0", "role", "region", "aria-label",
        "Timeline, scrolls sideways");
    html.open("ol", "class", lane == TIGHT ? "lanes tight" : "lanes", "style", "padding-top:" + top() + "px");
    for (var one : lanes.all()) {
      html.text("li", one.name(), "title", one.name(), "class", one.isOfRun() ? "whole" : failed(one) ? "bad" : "");
    }
    html.close();
    picture();
    html.close();
    remarks();
    table();
    html.close();
  }

  private int top() {
    return HEAD + bands.size() * BAND;
  }

  private void legend() {
    html.open("p", "class", "legend");
    for (var kind : List.of("step made:step ok", "failed:step bad", "cut:step cut", "wait:wait",
        "change by a command:cmd",
        "setting held:scope")) {
      var parts = kind.split(":");
      html.open("span").open("i", "class", "key " + parts[1]).close().write(parts[0]).close();
    }
    html.close();
  }

  private void picture() {
    int height = top() + lanes.all().size() * lane + 4;
    html.open("svg", "class", "chart", "width", "100%", "height", height, "role", "img", "aria-label", description());
    html.empty("rect", "class", "ground", "width", "100%", "height", height);
    for (int i = 0; i < lanes.all().size(); i++) {
      html.empty("line", "class", "rule", "x1", 0, "x2", "100%", "y1", y(i) + lane, "y2", y(i) + lane);
    }
    double last = -100;
    for (var tick : axis.ticks()) {
      html.empty("line", "class", "tick", "x1", percent(tick.at()), "x2", percent(tick.at()), "y1", HEAD - 6, "y2",
          height);
      if (tick.at() - last > 8 && tick.at() < 94) {
        html.text("text", times.clock(tick.time()), "class", "hour", "x", percent(tick.at()), "y", 13);
        last = tick.at();
      }
    }
    for (int i = 0; i < bands.size(); i++) {
      band(bands.get(i), HEAD + i * BAND, height);
    }
    for (int i = 0; i < lanes.all().size(); i++) {
      draw(lanes.all().get(i), y(i));
    }
    for (var pause : axis.breaks()) {
      html.open("g", "class", "break").empty("rect", "x", percent(pause.at() - 1.2), "width", "2.4%", "y", 0, "height",
          height);
      html.text("title", "nobody worked on it for " + TimeText.of(pause.took())).close();
    }
    html.close();
  }

  private int y(int number) {
    return top() + number * lane;
  }

  private void band(Evidence.Scope scope, int y, int height) {
    var x = axis.at(scope.time().process(), scope.time().start());
    var width = axis.at(scope.time().process(), evidence.end(scope.time())) - x;
    html.empty("rect", "class", "shade", "x", percent(x), "width", percent(width), "y", y, "height", height - y);
    bar("scope" + (scope.putBack().orElse(false) ? "" : " open"), scope.time(), y + 1, BAND - 3, scope.text(), title(
        scope));
  }

  private void draw(Lane one, int y) {
    boolean roomy = lane == ROOMY;
    one.visits.forEach(visit -> bar("visit" + result(visit.succeeded()), visit.time(), y + 2, lane - 4, "", visit.node()
        + ": " + span(visit.time())));
    one.scopes.stream().filter(scope -> scope.node().isPresent()).forEach(scope -> bar("scope" + (scope.putBack()
        .orElse(false) ? "" : " open"), scope.time(), y + 2, 2, "", title(scope)));
    one.steps.forEach(step -> bar("step" + result(step.succeeded()), step.time(), y + (roomy ? 6 : 4), roomy ? 11 : 7,
        roomy ? step.title() : "", step.title() + ": " + span(step.time()) + word(step.succeeded())));
    one.changes.forEach(command -> bar("cmd", command.time(), y + (roomy ? 19 : 12), roomy ? 3 : 2, "", command.text()
        .lines().findFirst().orElse("") + ": " + span(command.time())));
    one.waits.forEach(wait -> bar("wait" + result(wait.held()), wait.time(), y + (roomy ? 23 : 15), roomy ? 4 : 3, "",
        wait.condition() + ": " + span(wait.time()) + (wait.held().orElse(false) ? ", then true" : ", not true")));
  }

  private void bar(String kind, Evidence.Time time, int y, int height, String label, String title) {
    var x = axis.at(time.process(), time.start());
    var width = axis.at(time.process(), evidence.end(time)) - x;
    html.open("rect", "class", kind, "x", percent(x), "width", percent(width), "y", y, "height", height);
    html.text("title", title).close();
    if (!label.isEmpty() && width > READABLE) {
      // A picture within the picture cuts its text off at its edge.
      html.open("svg", "x", percent(x), "width", percent(width), "y", y, "height", height);
      html.text("text", label, "class", "label", "x", 4, "y", height - 2).close();
    }
  }

  private void remarks() {
    if (!lanes.drawsCommands()) {
      html.text("p", "The changes by single commands are left out of the picture: there are more than it could show.",
          "class", "note");
    }
    var more = evidence.scopes().stream().filter(scope -> scope.node().isEmpty()).count() - bands.size();
    if (more > 0) {
      html.text("p", RunReport.count(more, "further setting") + " held later aren't drawn.", "class", "note");
    }
    for (var pause : axis.breaks()) {
      html.text("p", "Between two processes nobody worked on it for " + TimeText.of(pause.took())
          + ": the break in the picture isn't as wide as that.", "class", "note");
    }
  }

  /** The same for those who don't see the picture. */
  private void table() {
    html.open("details").text("summary", "The timeline as a table");
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    List.of("began", "took", "node", "what", "result").forEach(head -> html.text("th", head, "scope", "col"));
    html.close().close().open("tbody");
    var rows = evidence.steps().stream().limit(ROWS).toList();
    rows.forEach(step -> row(times.clock(step.time().start()), evidence.took(step.time()), step.node(),
        step.title(), word(step.succeeded()).replace(", ", "")));
    html.close().close().close();
    if (evidence.steps().size() > rows.size()) {
      html.text("p", RunReport.count(evidence.steps().size() - rows.size(), "further step")
          + " aren't listed; `--format json` has them.", "class", "note");
    }
    html.close();
  }

  private void row(String began, Duration took, Optional<String> node, String what, String result) {
    html.open("tr").text("td", began).text("td", TimeText.of(took)).text("td", node.orElse("")).text("td", what).text(
        "td", result).close();
  }

  private String description() {
    var failed = lanes.all().stream().filter(Timeline::failed).map(Lane::name).toList();
    return RunReport.count(lanes.all().size(), "lane") + " from " + report.began().map(times::stamp).orElse("?")
        + " to "
        + report.last().map(times::stamp).orElse("?") + ", " + RunReport.count(evidence.steps().size(), "step")
        + (failed.isEmpty() ? ", none failed" : ", failed at " + String.join(", ", failed))
        + ". The table below tells the same.";
  }

  private static boolean failed(Lane lane) {
    return lane.visits.stream().anyMatch(visit -> !visit.succeeded().orElse(true)) || lane.steps.stream().anyMatch(
        step -> !step.succeeded().orElse(true));
  }

  private String title(Evidence.Scope scope) {
    return scope.text() + ": " + span(scope.time()) + (scope.putBack().isEmpty()
        ? ", not put back by this process"
        : scope.putBack().get() ? ", put back" : ", could NOT be put back");
  }

  private String span(Evidence.Time time) {
    return times.clock(time.start()) + " for " + TimeText.of(evidence.took(time));
  }

  private static String result(Optional<Boolean> succeeded) {
    return succeeded.map(made -> made ? " ok" : " bad").orElse(" cut");
  }

  private static String word(Optional<Boolean> succeeded) {
    return succeeded.map(made -> made ? ", made" : ", failed").orElse(", cut");
  }

  private static String percent(double at) {
    return String.format(java.util.Locale.ROOT, "%.2f%%", at);
  }
}
