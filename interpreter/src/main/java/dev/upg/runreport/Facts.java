package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.evidence.ProcessFacts;
import dev.upg.view.TimeText;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who, when, where, with what; the nodes with their versions; what was measured. */
final class Facts {
  private static final int PARTS = 20;

  private final RunReport report;
  private final Times times;
  private final Html html;

  Facts(RunReport report, Times times, Html html) {
    this.report = report;
    this.times = times;
    this.html = html;
  }

  void summary() {
    html.open("section", "id", "summary").text("h2", "Summary").open("dl", "class", "facts");
    row("name", report.run());
    report.workers().forEach(worker -> row(worker.how(), worker.user() + "@" + worker.host() + ", " + times.withZone(
        worker.at()) + ", process " + worker.pid()));
    report.last().ifPresent(last -> row("last heard of", times.withZone(last)));
    report.worked().ifPresent(worked -> row("time at work", TimeText.of(worked)));
    report.evidence().practice().ifPresent(text -> row("cluster", text + ": a model with a clock of its own, no real "
        + "database"));
    var facts = report.workers().reversed().stream().flatMap(worker -> worker.facts().stream()).findFirst();
    facts.ifPresent(known -> {
      row("by", known.upg() + ", Java " + known.java() + ", " + known.system());
      row("started in", known.directory());
    });
    html.close();
    facts.ifPresent(this::given);
    html.close();
  }

  private void given(ProcessFacts facts) {
    html.open("details").text("summary", "Options, parameters and digests of files").open("dl", "class", "facts");
    facts.options().forEach(option -> row("option", option));
    facts.parameters().forEach((name, value) -> row("parameter " + name, value));
    facts.files().forEach((file, digest) -> {
      html.text("dt", file).open("dd").write(digest.startsWith("not known") ? "" : "SHA-256 ").text("code", digest)
          .close();
    });
    html.close().close();
  }

  private void row(String title, String text) {
    html.text("dt", title).text("dd", text);
  }

  void nodes() {
    if (report.nodes().isEmpty()) {
      return;
    }
    Map<NodeRow.Result, Integer> counts = new LinkedHashMap<>();
    report.nodes().forEach(node -> counts.merge(node.result(), 1, Integer::sum));
    var words = new ArrayList<String>();
    counts.forEach((result, count) -> words.add(count + " " + result.word()));
    html.open("section", "id", "nodes").text("h2", "Nodes").text("p", String.join(", ", words) + ".")
        .open("div", "class",
            "wide")
        .open("table").open("thead").open("tr");
    List.of("node", "result", "version before", "after", "time", "what was done").forEach(head -> html.text("th", head,
        "scope", "col"));
    html.close().close().open("tbody");
    report.nodes().forEach(node -> {
      html.open("tr").text("th", node.name(), "scope", "row").open("td").text("span", node.result().word(), "class",
          "badge " + kind(node.result())).close();
      version(node.before().orElse(""), "not known");
      version(node.after().orElse(""), node.result() == NodeRow.Result.DONE ? "not known" : "");
      html.text("td", node.took().map(TimeText::whole).orElse("")).text("td", node.why().isEmpty()
          ? String.join(", ", node.steps())
          : "left out by " + node.why()).close();
    });
    html.close().close().close().close();
  }

  private void version(String version, String otherwise) {
    html.text("td", version.isEmpty() ? otherwise : version, "class", version.isEmpty() ? "dim" : "");
  }

  private static String kind(NodeRow.Result result) {
    return switch (result) {
      case FAILED -> "bad";
      case HALF_DONE -> "warn";
      case DONE -> "ok";
      case NOT_STARTED, LEFT_OUT, SEEN -> "idle";
    };
  }

  void measured() {
    var measurements = report.evidence().measurements();
    if (measurements.isEmpty()) {
      return;
    }
    html.open("section", "id", "availability").text("h2", "Availability").text("p",
        "Measured on the practice cluster, added up over all parts, by the cluster's time.");
    measurements.forEach(this::measurement);
    html.close();
  }

  private void measurement(Evidence.Measurement measurement) {
    html.open("div", "class", "measure")
        .text("b", TimeText.of(measurement.total()), "class", measurement.total().isZero()
            ? "good"
            : "")
        .write(" ").text("span", measurement.title());
    if (!measurement.parts().isEmpty()) {
      var longest = measurement.parts().values().stream().max(Duration::compareTo).orElseThrow().toMillis();
      html.open("ul", "class", "bars");
      measurement.parts().entrySet().stream().sorted(Map.Entry.<String, Duration>comparingByValue(Comparator
          .reverseOrder())).limit(PARTS).forEach(part -> html.open("li").text("span", part.getKey(), "class", "part")
              .open("span", "class", "bar", "style",
                  "width:" + Math.max(1, 60 * part.getValue().toMillis() / Math.max(1,
                      longest)) + "%")
              .close().text("span", TimeText.of(part.getValue())).close());
      html.close();
      if (measurement.parts().size() > PARTS) {
        html.text("p", "and " + (measurement.parts().size() - PARTS) + " more", "class", "note");
      }
    }
    html.close();
  }

  void remarks() {
    var remarks = report.evidence().remarks();
    if (!remarks.isEmpty()) {
      html.open("section", "id", "remarks").text("h2", "What was said").open("ul");
      remarks.forEach(remark -> html.open("li").text("time", times.clock(remark.at())).write(" " + remark.node().map(
          node -> node + ": ").orElse("") + switch (remark.kind()) {
            case "stop-asked" -> "asked to stop by ";
            case "drifted" -> "not as it was left: ";
            default -> "";
          } + remark.text()).close());
      html.close().close();
    }
    if (!report.evidence().guards().isEmpty()) {
      html.open("section", "id", "guards").text("h2", "Guards").open("ul");
      report.evidence().guards().forEach(guard -> html.open("li").text("time", times.clock(guard.time().start())).write(
          " " + guard.node().map(node -> node + ": ").orElse("")).text("code", guard.condition()).write(
              guard.broken()
                  .map(why -> ": broken after " + TimeText.of(report.evidence().took(guard.time())) + ": " + why)
                  .orElse(
                      guard.time().end().isPresent() ? ": held" : ": cut")
                  + ", looked at every " + TimeText.of(guard.every()))
          .close());
      html.close().close();
    }
  }
}
