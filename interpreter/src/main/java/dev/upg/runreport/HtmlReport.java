package dev.upg.runreport;

import dev.upg.view.TimeText;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page that needs nothing else: no script, no font, no picture from elsewhere. What failed comes first. Light or dark as the reader's
 * system is; on paper light.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** @param zone in which times are told */
  public static void write(RunReport report, ZoneId zone, PrintWriter out) {
    var html = new Html();
    var times = new Times(zone);
    html.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8").empty("meta", "name", "viewport",
        "content", "width=device-width, initial-scale=1");
    // Should something that isn't escaped ever get in, it can't load or run anything.
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    html.empty("link", "rel", "icon", "href", "data:,").empty("meta", "name", "color-scheme", "content", "light dark");
    html.text("title", title(report) + ": " + report.state().word()).style(css()).close().open("body");
    header(report, times, html);
    html.open("main");
    Failures.write(report, times, html);
    var facts = new Facts(report, times, html);
    facts.summary();
    Timeline.write(report, times, html);
    facts.nodes();
    facts.measured();
    WaitPlots.write(report, times, html);
    facts.remarks();
    JournalChanges.write(report, times, html);
    CommandLists.write(report, times, html);
    html.close();
    footer(report, times, html);
    html.close().close();
    out.print("<!doctype html>\n" + html);
  }

  private static String title(RunReport report) {
    return report.title().isEmpty() ? "Run " + report.run() : report.title();
  }

  private static void header(RunReport report, Times times, Html html) {
    html.open("header").text("p", "upg run " + report.run(), "class", "dim").text("h1", title(report));
    html.open("p", "class", "result").text("span", report.state().word(), "class", "badge " + kind(report.state()));
    html.text("span", report.worked().map(worked -> (report.state() == RunReport.State.RUNNING ? "for " : "after ")
        + TimeText.of(worked)).orElse("") + (report.why().isEmpty() || report.state() == RunReport.State.ABORTED
            ? ""
            : ": " + shortened(report.why())))
        .close();
    html.text("p", report.began().map(times::withZone).orElse("") + report.workers().stream().findFirst().map(
        worker -> " by " + worker.user() + "@" + worker.host()).orElse("")
        + (report.evidence().practice().isPresent()
            ? ", on a practice cluster"
            : ""),
        "class", "dim");
    html.open("nav", "aria-label", "Parts of this page");
    links(report).forEach(link -> html.text("a", link, "href", "#" + link));
    html.close().close();
  }

  private static List<String> links(RunReport report) {
    var evidence = report.evidence();
    return Stream.of("summary", evidence.isEmpty() ? "" : "timeline", report.nodes().isEmpty()
        ? ""
        : "nodes", evidence.measurements().isEmpty() ? "" : "availability", evidence.waits().isEmpty() ? "" : "waits",
        evidence.commands().isEmpty() ? "" : "commands").filter(link -> !link.isEmpty()).toList();
  }

  /** The whole of it comes right below. */
  private static String shortened(String why) {
    int end = why.length() <= 90 ? why.length() : why.lastIndexOf(' ', 90);
    return end == why.length() ? why : why.substring(0, end < 0 ? 90 : end) + " …";
  }

  private static String kind(RunReport.State state) {
    return switch (state) {
      case SUCCEEDED -> "ok";
      case RUNNING, ABORTED -> "idle";
      case STOPPED -> "warn";
      case FAILED, DIED, DAMAGED -> "bad";
    };
  }

  private static void footer(RunReport report, Times times, Html html) {
    html.open("footer");
    if (!report.notKnown().isEmpty()) {
      html.text("h2", "What this page can't tell").open("ul");
      report.notKnown().forEach(sentence -> html.text("li", sentence));
      html.close();
    }
    html.text("p", "Times are those of " + times.zone()
        + ". Beside this page: journal (what a resumed run relies upon), "
        + "evidence.jsonl (what this page is made of), run.log (all that was printed), sources.json (the playbook as it was)."
        + " Secrets are hidden in all of them.", "class", "dim");
    html.text("p", "Made by " + report.upg() + ", " + times.withZone(report.made()), "class", "dim").close();
  }

  private static String css() {
    try (var in = HtmlReport.class.getResourceAsStream("/run-report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
