package dev.upg.cli;

import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.NodeRecord;
import dev.upg.journal.RunRecord;
import dev.upg.view.Cells;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What matters about a run at 2 a.m.: what is done, what is half done and set, what isn't begun, and what to type next. */
final class RunPage {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  /** So many of a node's last changes are shown. */
  private static final int CHANGES = 3;
  private static final int LONGEST = 100;

  private final RunRecord record;
  private final Optional<String> damage;
  private final String log;
  private final ZoneId zone;
  private final List<String> lines = new ArrayList<>();

  private RunPage(RunRecord record, Optional<String> damage, String log, ZoneId zone) {
    this.record = record;
    this.damage = damage;
    this.log = log;
    this.zone = zone;
  }

  /** @param log where its log is, as seen from here */
  static List<String> lines(RunRecord record, String log, ZoneId zone) {
    return lines(new RunPage(record, Optional.empty(), log, zone));
  }

  /** What a journal says up to its damage. */
  static List<String> before(String damage, RunRecord record, String log, ZoneId zone) {
    return lines(new RunPage(record, Optional.of(damage), log, zone));
  }

  private static List<String> lines(RunPage page) {
    page.head();
    page.lines.add("");
    page.middle();
    page.lines.add("");
    page.end();
    return page.lines;
  }

  private void head() {
    lines.add(record.opened().facts().getOrDefault("title", ""));
    row("run", record.folder().name());
    record.processes().forEach(process -> row("", process.how() + " by " + process.user() + "@" + process.host()
        + ", process " + process.pid() + ", " + STAMP.format(process.at().atZone(zone))));
    row("state", damage.map(why -> "damaged: " + why).orElseGet(() -> state() + ", last heard of " + STAMP.format(record
        .last().atZone(zone))));
    damage.ifPresent(why -> row("", "up to there the journal says, at " + STAMP.format(record.last().atZone(zone))
        + ":"));
    record.waits().ifPresent(question -> row("question", shown(question)));
    TakenOver.of(record.folder()).ifPresent(taken -> {
      row("taken over", "by " + taken.user() + "@" + taken.host() + ", " + STAMP.format(taken.at().atZone(zone))
          + ", for run " + taken.run());
      row("", "before you go on: `upg show " + taken.run() + "` says what that run did to the cluster");
    });
    if (record.isIncomplete()) {
      row("", "the journal lacks its last records: a run that ended so has put back what it set");
    }
  }

  private String state() {
    var word = record.state().name().toLowerCase(Locale.ROOT);
    if (isRunning()) {
      return word
          + (record.waits().isPresent() ? ": waits for an answer" : record.stopping() ? ": it is stopping" : "");
    }
    boolean tellsWhy = !record.why().isEmpty() && record.state() != RunRecord.State.ABORTED;
    return word + (tellsWhy ? ": " + record.why() : "");
  }

  private void middle() {
    boolean isOver = !record.state().canGoOn() && !isRunning();
    row("done", names(NodeRecord.State.DONE));
    row("half done", names(NodeRecord.State.HALF_DONE));
    record.nodes(NodeRecord.State.HALF_DONE).forEach(this::changes);
    rows("still set", record.openScopes().isEmpty() && !isOver ? List.of("nothing") : record.openScopes());
    record.cut()
        .forEach(intent -> row(isRunning() ? "at work" : "not known",
            intent.node().map(node -> node + ": ").orElse("") + shown(intent
                .what())));
    row("not started", notStarted(isOver));
    record.skipped().forEach(skip -> row("skipped", History.item(skip.key()).map(node -> node + ": ").orElse("")
        + what(skip) + " (" + skip.why() + ")"));
  }

  private String names(NodeRecord.State state) {
    var names = record.nodes(state).stream().map(NodeRecord::name).toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** Before the first loop the groups are all there is to tell. */
  private String notStarted(boolean isOver) {
    if (!record.nodes().isEmpty() || isOver) {
      return names(NodeRecord.State.NOT_STARTED);
    }
    var groups = record.opened().identity().entrySet().stream().filter(entry -> entry.getKey().startsWith("group "))
        .map(Map.Entry::getValue).filter(nodes -> !nodes.isEmpty()).map(nodes -> nodes.replace(" ", ", ")).toList();
    return groups.isEmpty() ? "none" : String.join(", ", groups);
  }

  private void changes(NodeRecord node) {
    var changes = node.changes();
    changes.stream().skip(Math.max(0, changes.size() - CHANGES))
        .forEach(change -> row("", "  " + CLOCK.format(change.at()
            .atZone(zone)) + " " + node.name() + ": " + where(node, change.intent()) + shown(change.intent().what())
            + switch (change.fate()) {
              case MADE -> ": done";
              case FAILED -> ": " + change.why();
              case SKIPPED -> ": skipped: " + change.why();
              case CUT -> isRunning()
                  ? ": at work"
                  : ": not known whether it was carried out" + (canGoOn() ? "; `upg resume` looks there" : "");
            }));
  }

  private static String where(NodeRecord node, Entry.Intent intent) {
    return intent.node().filter(name -> !name.equals(node.name())).map(name -> "on " + name + ": ").orElse("");
  }

  private static String what(Entry.Skipped skip) {
    return skip.what().map(RunPage::shown).orElse("a change that was cut");
  }

  private static String shown(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private void end() {
    var name = record.folder().name();
    if (isRunning()) {
      row("next", "upg show " + name + " --follow   goes along with it");
      row("", "kill " + record.processes().getLast().pid() + "   on " + record.processes().getLast().host()
          + (record.stopping() ? ": ends its commands, too, as a second Ctrl-C does" : ": stops it as Ctrl-C does"));
    } else if (record.state().canGoOn() && isOfPractice()) {
      row("next", "nothing: its practice cluster ended with it");
    } else if (canGoOn()) {
      row("next", record.resume() + "   goes on with it");
      row("", record.abort() + "    only puts back what is still set, and ends it");
      if (!record.secrets().isEmpty()) {
        row("", "FILE gives " + String.join(", ", record.secrets()) + ": secrets aren't kept");
      }
    }
    row("log", log);
    row("report", "upg report " + name + "   makes a page of it");
  }

  private boolean canGoOn() {
    return damage.isEmpty() && record.state().canGoOn() && !isOfPractice();
  }

  private boolean isOfPractice() {
    return record.opened().facts().containsKey("practice");
  }

  private boolean isRunning() {
    return record.state() == RunRecord.State.RUNNING;
  }

  private void rows(String title, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      row(i == 0 ? title : "", texts.get(i).replaceAll("\\s+", " "));
    }
  }

  private void row(String title, String text) {
    // Old values, and what failed, may hold what a command printed.
    lines.add("%-13s%s".formatted(title, Cells.visible(text)).stripTrailing());
  }
}
