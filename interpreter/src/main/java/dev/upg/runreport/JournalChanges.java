package dev.upg.runreport;

import java.util.List;
import java.util.Locale;

/** Of a run without evidence: the changes that its journal knows. */
final class JournalChanges {
  private JournalChanges() {}

  static void write(RunReport report, Times times, Html html) {
    if (!report.evidence().isEmpty() || report.record().isEmpty()) {
      return;
    }
    html.open("section", "id", "changes").text("h2", "Changes, as the journal has them").open("div", "class", "wide")
        .open(
            "table")
        .open("thead").open("tr");
    List.of("began", "node", "change", "what became of it").forEach(head -> html.text("th", head, "scope", "col"));
    html.close().close().open("tbody");
    report.record().get().nodes()
        .forEach(node -> node.changes().forEach(change -> html.open("tr").text("td", times.stamp(
            change.at())).text("td", change.intent().node().orElse(node.name())).open("td").text("code", change.intent()
                .what())
            .close().text("td", change.fate().name().toLowerCase(Locale.ROOT) + (change.why().isEmpty()
                ? ""
                : ": " + change.why()))
            .close()));
    html.close().close().close().close();
  }
}
