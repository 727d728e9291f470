package dev.upg.view;

import dev.upg.plan.Plan;
import dev.upg.plan.PlanItem;
import dev.upg.plan.PlanItem.Block;
import dev.upg.plan.PlanItem.Remark;
import dev.upg.view.Screen.Mark;
import dev.upg.view.Screen.Style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan as a person reads it: a line for each thing, what belongs together indented. */
public final class PlanText {
  private static final String INDENT = "  ";

  private final Screen screen;
  private final boolean whole;
  private final List<String> lines = new ArrayList<>();

  private PlanText(Screen screen, boolean whole) {
    this.screen = screen;
    this.whole = whole;
  }

  /** @param whole whether commands are shown in all their lines, as they would be sent */
  public static List<String> lines(Plan plan, Screen screen, boolean whole) {
    var text = new PlanText(screen, whole);
    text.add(plan.items(), 0);
    return text.lines;
  }

  private void add(List<PlanItem> items, int depth) {
    items.forEach(item -> {
      switch (item) {
        case PlanItem.Change change -> change(change, depth);
        case PlanItem.Wait wait -> wait(wait, depth);
        case Remark remark -> remark(remark, depth);
        case Block block -> block(block, depth);
      }
    });
  }

  private void change(PlanItem.Change change, int depth) {
    var around = new ArrayList<String>();
    change.user().ifPresent(user -> around.add("as " + Cells.oneLine(user)));
    change.directory().ifPresent(directory -> around.add("in " + Cells.oneLine(directory)));
    var where = Cells.visible(change.node()) + (around.isEmpty() ? "" : " " + String.join(" ", around)) + "  ";
    if (!whole) {
      line(depth, Mark.CHANGES, Style.PLAIN, where + CommandText.of(change.text(), change.stdin(), screen), "",
          change.since());
      return;
    }
    line(depth, Mark.CHANGES, Style.PLAIN, where.strip(), "", change.since());
    change.text().strip().lines().forEach(text -> lines.add(INDENT.repeat(depth + 2) + Cells.visible(text)));
    change.stdin().ifPresent(input -> input.strip().lines().forEach(
        text -> lines.add(INDENT.repeat(depth + 2) + screen.paint(Style.DIM, "< " + Cells.visible(text)))));
  }

  private void wait(PlanItem.Wait wait, int depth) {
    var often = wait.times() == 1 ? "" : " " + wait.times() + " times";
    var values = ShownValues.of(wait.condition(), wait.values());
    var now = wait.holds().map(holds -> holds ? "; holds now" : "; not now").orElse("")
        + (values.isEmpty() ? "" : ": " + values);
    line(depth, Mark.WAITS, Style.PLAIN, "until " + Cells.oneLine(wait.condition()) + often, "  every " + TimeText.of(
        wait.every()) + ", at most " + TimeText.of(wait.timeout()) + now, wait.since());
    if (!wait.nudges().isEmpty()) {
      lines.add(INDENT.repeat(depth + 1) + "meanwhile, again and again:");
      add(wait.nudges(), depth + 2);
    }
  }

  private void remark(Remark remark, int depth) {
    var text = Cells.oneLine(remark.text());
    switch (remark.kind()) {
      case HOLDS -> line(depth, Mark.DONE, Style.GREEN, "holds already: " + text, "", remark.since());
      case CHECK -> line(depth, Mark.LOOKS, Style.PLAIN, "must be so: " + text, "", remark.since());
      case ASK -> line(depth, Mark.ATTENTION, Style.YELLOW, "asks: " + text, "", remark.since());
      case PAUSE -> line(depth, Mark.WAITS, Style.PLAIN, "pauses " + text, "", remark.since());
      case SAY -> line(depth, Mark.NONE, Style.PLAIN, "says: " + text, "", remark.since());
      case VERSION -> line(depth, Mark.NONE, Style.PLAIN, "version of " + text, "", remark.since());
      case UNKNOWN -> line(depth, Mark.ATTENTION, Style.YELLOW, text, "", remark.since());
    }
  }

  private void block(Block block, int depth) {
    var title = Cells.oneLine(block.title());
    switch (block.kind()) {
      case LOOP -> loop(block, title, depth);
      case NODE -> header(block, depth, Mark.BEGINS, Style.BOLD, title);
      case STEP -> header(block, depth, Mark.BEGINS, Style.PLAIN, title);
      case SCOPE -> header(block, depth, Mark.DONE, Style.GREEN, "with " + title);
      case ENTER -> quiet(block, depth, "set:");
      case LEAVE -> quiet(block, depth, "put back:");
      case GUARD -> header(block, depth, Mark.LOOKS, Style.PLAIN, "all the while: " + title);
      case IF -> header(block, depth, Mark.NONE, Style.YELLOW, "if " + title);
      case ELSE -> header(block, depth, Mark.NONE, Style.YELLOW, "if not " + title);
      case EACH -> header(block, depth, Mark.NONE, Style.YELLOW, "for each " + title);
      case ENSURE -> header(block, depth, Mark.NONE, Style.PLAIN, "since it isn't so: " + title);
    }
  }

  private void loop(Block block, String title, int depth) {
    var nodes = block.facts().getOrDefault("nodes", "");
    line(depth, Mark.NONE, Style.BOLD, nodes.isEmpty() ? "nothing to do" : nodes, "  " + Cells.oneLine(block.facts()
        .getOrDefault("at once", "")) + " at once" + Optional.ofNullable(block.facts().get("skipped"))
            .map(
                left -> "; left out: " + left)
            .orElse(""),
        block.since());
    add(block.items(), depth + 1);
  }

  private void header(Block block, int depth, Mark mark, Style style, String title) {
    line(depth, mark, style, title, "", block.since());
    add(block.items(), depth + 1);
  }

  /** Without a line of its own when there is nothing in it. */
  private void quiet(Block block, int depth, String title) {
    if (!block.items().isEmpty()) {
      header(block, depth, Mark.NONE, Style.DIM, title);
    }
  }

  /** On a terminal the middle gives way; {@code end} and what it is known after stay. */
  private void line(int depth, Mark mark, Style style, String text, String end, Optional<String> since) {
    var lead = INDENT.repeat(depth) + screen.mark(mark) + " ";
    var known = since.map(change -> (screen.unicode() ? "  ≈" : "  ~") + (whole
        ? " known after " + Cells.oneLine(change)
        : "")).orElse("");
    int room = screen.live() ? screen.width().getAsInt() - Cells.width(lead + known) : Integer.MAX_VALUE;
    lines
        .add((INDENT.repeat(depth) + screen.paint(style, screen.mark(mark)) + " " + Cells.cut(text + end, Math.max(room,
            16), screen.ellipsis()) + screen.paint(Style.DIM, known)).stripTrailing());
  }

  /** How many changes each node gets, in the order of the first. */
  public static Map<String, Long> changes(Plan plan) {
    return plan.all().filter(PlanItem.Change.class::isInstance).map(PlanItem.Change.class::cast).collect(Collectors
        .groupingBy(PlanItem.Change::node, LinkedHashMap::new, Collectors.counting()));
  }
}
