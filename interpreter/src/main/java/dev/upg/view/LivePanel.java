package dev.upg.view;

import dev.upg.view.Screen.Mark;
import dev.upg.view.Screen.Style;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lines at the bottom of a terminal: how far the loop is, each node, which settings are in force, the keys. */
final class LivePanel {
  /** Below this many lines or cells there is only one line. */
  private static final int LOWEST = 10;
  private static final int NARROWEST = 40;
  private static final int NODE_COLUMN = 24;
  private static final int TIME_COLUMN = 7;

  private final Screen screen;

  /** A line, without colours. */
  record Line(Style style, String text) {}

  /**
   * What the person at the keys has asked for.
   *
   * @param keys whether keys are read
   * @param pausing whether it pauses before the next node
   * @param stopping whether one more key stops it
   */
  record Keys(boolean keys, boolean details, boolean pausing, boolean stopping) {
    static final Keys NONE = new Keys(false, false, false, false);
  }

  LivePanel(Screen screen) {
    this.screen = screen;
  }

  /** Empty before the run begins and after its end; no line is wider than the screen, and they take half of it at most. */
  List<Line> lines(LiveRun run, Keys keys, Instant now) {
    if (!run.isRunning()) {
      return List.of();
    }
    // One cell stays free: a full last column makes some terminals wrap.
    int width = screen.width().getAsInt() - 1;
    int height = screen.height().getAsInt();
    if (height < LOWEST || width < NARROWEST) {
      return List.of(new Line(Style.DIM, work(run, now, width)));
    }
    var below = new ArrayList<Line>();
    if (!run.scopes().isEmpty()) {
      below.add(new Line(Style.DIM, Cells.cut("in force: " + String.join(", ", run.scopes()), width, screen
          .ellipsis())));
    }
    if (keys.keys()) {
      below.add(keys(run, keys, width));
    }
    var lines = new ArrayList<Line>();
    lines.add(new Line(Style.DIM, header(run, keys, now, width)));
    int room = height / 2 - below.size() - 1;
    if (run.loop().isPresent()) {
      lines.addAll(nodes(run, run.loop().get(), now, room, width));
    }
    if (run.loop().filter(loop -> loop.isAtWork() || !run.paused().isEmpty()).isEmpty()) {
      lines.add(new Line(Style.PLAIN, work(run, now, width)));
    }
    lines.addAll(below);
    return lines;
  }

  private String header(LiveRun run, Keys keys, Instant now, int width) {
    var parts = new ArrayList<String>();
    run.loop().ifPresent(loop -> {
      parts.add(loop.count(LiveLoop.State.DONE) + " of " + loop.nodes().size() + " done");
      int failed = loop.count(LiveLoop.State.FAILED);
      if (failed > 0) {
        parts.add(failed + " failed");
      }
      loop.rest(now).ifPresent(rest -> parts.add("about " + about(rest) + " for the rest"));
    });
    if (!run.paused().isEmpty()) {
      parts.add("paused before " + Cells.visible(String.join(", ", run.paused())));
    } else if (keys.pausing()) {
      parts.add("pauses before the next node");
    }
    var rule = screen.rule();
    var text = rule.repeat(2) + (parts.isEmpty() ? "" : " " + String.join(", ", parts) + " ");
    var end = " " + TimeText.whole(run.elapsed(now)) + " " + rule.repeat(2);
    int room = width - Cells.width(text) - Cells.width(end);
    return Fit.line("", text + rule.repeat(Math.max(0, room)), end, screen, width);
  }

  /** An estimate to the second would promise too much. */
  private static String about(Duration rest) {
    long seconds = rest.toSeconds();
    long step = seconds < 20 ? 1 : seconds < 120 ? 5 : seconds < 600 ? 30 : 60;
    return TimeText.whole(Duration.ofSeconds((seconds + step - 1) / step * step));
  }

  private List<Line> nodes(LiveRun run, LiveLoop loop, Instant now, int room, int width) {
    var all = loop.nodes();
    int extra = loop.isAtWork() || !run.paused().isEmpty() ? 0 : 1;
    int lines = room - extra;
    boolean isCut = all.size() > lines;
    var chosen = loop.choose(isCut ? lines - 1 : lines);
    int column = Math.min(NODE_COLUMN, all.stream().mapToInt(node -> Cells.width(Cells.visible(node.name()))).max()
        .orElse(0));
    var shown = new ArrayList<Line>();
    chosen.forEach(node -> shown.add(node(run, node, now, column, width)));
    if (isCut) {
      var rest = all.stream().filter(node -> !chosen.contains(node))
          .collect(Collectors.groupingBy(LiveLoop.Node::state, TreeMap::new, Collectors.counting()));
      shown.add(new Line(Style.DIM, Cells.cut("  and " + rest.entrySet().stream()
          .map(each -> each.getValue() + " " + word(each.getKey())).collect(Collectors.joining(", ")), width, screen
              .ellipsis())));
    }
    return shown;
  }

  private Line node(LiveRun run, LiveLoop.Node node, Instant now, int column, int width) {
    var name = Cells.pad(Cells.cut(Cells.visible(node.name()), column, screen.ellipsis()), column) + "  ";
    return switch (node.state()) {
      case TO_DO -> new Line(Style.DIM, Fit.line("  " + name, Cells.pad("", TIME_COLUMN) + "  to do", "", screen,
          width));
      case AT_WORK -> {
        var elapsed = Cells.pad(TimeText.whole(Duration.between(node.started().orElseThrow(), now)), TIME_COLUMN);
        var lead = screen.mark(Mark.BEGINS) + " " + name + elapsed + "  ";
        var work = run.work(node.name())
            .map(its -> screen.mark(its.mark()) + " " + its.text(now, screen, width - Cells.width(lead) - 2))
            .orElse("");
        yield new Line(Style.BOLD, Cells.cut(lead + work, width, screen.ellipsis()));
      }
      case DONE -> ended(node, Mark.DONE, Style.GREEN, name, width);
      case FAILED -> ended(node, Mark.FAILED, Style.RED, name, width);
    };
  }

  private Line ended(LiveLoop.Node node, Mark mark, Style style, String name, int width) {
    var took = Cells.pad(TimeText.whole(node.took().orElseThrow()), TIME_COLUMN);
    var versions = node.before().filter(before -> !node.after().equals(Optional.of(before)))
        .flatMap(before -> node.after().map(after -> "  " + Cells.oneLine(before) + " " + screen.arrow() + " "
            + Cells.oneLine(after)))
        .orElse("");
    return new Line(style, Fit.line(screen.mark(mark) + " " + name + took + "  ", word(node.state()) + versions, "",
        screen, width));
  }

  private static String word(LiveLoop.State state) {
    return switch (state) {
      case TO_DO -> "to do";
      case AT_WORK -> "at work";
      case DONE -> "done";
      case FAILED -> "failed";
    };
  }

  private String work(LiveRun run, Instant now, int width) {
    return run.work().map(its -> screen.mark(its.mark()) + " " + its.text(now, screen, Math.max(0, width - 2)))
        .map(text -> Cells.cut(text, width, screen.ellipsis()))
        .orElseGet(() -> Cells.cut(screen.mark(Mark.BEGINS) + " running  " + TimeText.whole(run.elapsed(now)), width,
            screen.ellipsis()));
  }

  private Line keys(LiveRun run, Keys keys, int width) {
    if (keys.stopping()) {
      return new Line(Style.YELLOW, Cells.cut("s again: finish what runs, put settings back and stop", width, screen
          .ellipsis()));
    }
    var pause = keys.pausing() || !run.paused().isEmpty() ? "p go on" : "p pause before the next node";
    return new Line(Style.DIM, Cells.cut(pause + "   d " + (keys.details() ? "fewer details" : "details") + "   s stop",
        width, screen.ellipsis()));
  }
}
