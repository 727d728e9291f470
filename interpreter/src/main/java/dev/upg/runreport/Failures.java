package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.journal.RunRecord;

import java.util.List;
import java.util.stream.Stream;

/** What a reader has to know first: what failed, what is left half done or set, what a person decided. */
final class Failures {
  /** A run in which more than this failed has one cause for most of them. */
  private static final int SHOWN = 40;

  private final RunReport report;
  private final Times times;
  private final Html html;

  private Failures(RunReport report, Times times, Html html) {
    this.report = report;
    this.times = times;
    this.html = html;
  }

  static void write(RunReport report, Times times, Html html) {
    new Failures(report, times, html).write();
  }

  private void write() {
    var standing = report.failures().stream().filter(report::stands).toList();
    var others = report.failures().stream().filter(problem -> !report.stands(problem)).toList();
    if (!standing.isEmpty()) {
      section("failures", "What failed", standing, "problem bad");
    } else if (!report.state().isGood() && report.state() != RunReport.State.RUNNING) {
      html.open("section", "id", "failures").text("h2", "What failed").open("article", "class", "problem bad").text(
          "h3",
          report.state() == RunReport.State.DIED
              ? "The process died"
              : report.why().isEmpty()
                  ? "It isn't known"
                  : report.why());
      html.text("p", report.state() == RunReport.State.DIED
          ? "It ended without a word: killed, or its machine went down. What it was at is marked as cut below."
          : "Nothing more is known of it.").close().close();
    }
    left();
    if (!others.isEmpty()) {
      section("earlier", "What went wrong on the way", others, "problem warn");
    }
    decisions();
  }

  private void section(String id, String title, List<Evidence.Problem> problems, String kind) {
    html.open("section", "id", id).text("h2", title);
    problems.stream().limit(SHOWN).forEach(problem -> problem(problem, kind));
    if (problems.size() > SHOWN) {
      html.text("p", RunReport.count(problems.size() - SHOWN, "further failure") + " aren't shown; `--format json` has "
          + "them.", "class", "note");
    }
    html.close();
  }

  private void problem(Evidence.Problem problem, String kind) {
    html.open("article", "class", kind).text("h3", problem.title());
    html.open("p", "class", "dim").write(Stream.of(times.clock(problem.at()), problem.node().orElse(""), problem.place()
        .orElse(""), problem.code()).filter(text -> !text.isEmpty()).reduce((a, b) -> a + " · " + b).orElse(""))
        .close();
    if (!problem.label().isBlank()) {
      html.text("p", problem.label());
    }
    if (!problem.notes().isEmpty()) {
      html.open("dl");
      problem.notes().forEach(note -> {
        html.text("dt", note.getKey());
        if (note.getValue().lines().count() > 1) {
          html.open("dd").text("pre", note.getValue()).close();
        } else {
          html.text("dd", note.getValue());
        }
      });
      html.close();
    }
    html.close();
  }

  /** What a person has to look after. */
  private void left() {
    if (report.record().isEmpty() || report.state() == RunReport.State.RUNNING) {
      return;
    }
    var record = report.record().get();
    var half = report.nodes().stream().filter(node -> node.result() == NodeRow.Result.HALF_DONE
        || node.result() == NodeRow.Result.FAILED).map(NodeRow::name).toList();
    if (record.openScopes().isEmpty() && record.cut().isEmpty() && record.skipped().isEmpty() && half.isEmpty()) {
      return;
    }
    html.open("section", "id", "left").text("h2", "What is left").open("dl", "class", "facts");
    row("half done", half);
    row("still set", record.openScopes());
    row("not known whether it was carried out", record.cut().stream().map(intent -> intent.node().map(node -> node
        + ": ").orElse("") + intent.what()).toList());
    row("skipped", record.skipped().stream().map(skip -> skip.what().orElse("a change that was cut") + " (" + skip.why()
        + ")").toList());
    html.close();
    next(record);
    html.close();
  }

  private void next(RunRecord record) {
    if (record.state().canGoOn() && report.evidence().practice().isEmpty()) {
      html.open("p").write("Next: ").text("code", record.resume()).write(" goes on; ").text("code",
          record.abort()).write(" only puts back what is still set.").close();
    }
  }

  private void row(String title, List<String> texts) {
    if (!texts.isEmpty()) {
      html.text("dt", title).open("dd");
      texts.forEach(text -> html.text("div", text));
      html.close();
    }
  }

  private void decisions() {
    if (report.evidence().decisions().isEmpty()) {
      return;
    }
    html.open("section", "id", "decisions").text("h2", "What a person decided").open("ul");
    report.evidence().decisions().forEach(decision -> html.open("li").text("time", times.clock(decision.at())).write(" "
        + decision.node().map(node -> node + ": ").orElse("")).text("b", decision.decision()).write(" ").text("code",
            decision.statement())
        .write(decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")").close());
    html.close().close();
  }
}
