package dev.upg.view;

import dev.upg.event.RunEvent;
import dev.upg.view.Screen.Style;
import dev.upg.view.Table.Cell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run has come to: a row for each node met in a loop, what was put back, and how it ended. */
final class Summary {
  /** So many parts of a measurement are named. */
  private static final int LONGEST = 3;

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Scope> scopes = new LinkedHashMap<>();
  private final List<RunEvent.Measured> measured = new ArrayList<>();
  private final List<RunEvent.Decided> skipped = new ArrayList<>();
  private boolean practice;
  private boolean stopping;
  private boolean aborting;

  /** A node may be in several loops: what failed stays failed, and it is done when its last loop is through with it. */
  private enum State {
    SKIPPED("skipped", Style.DIM), NOT_STARTED("not started", Style.YELLOW), DONE("done", Style.GREEN), UNFINISHED(
        "unfinished", Style.YELLOW), FAILED("failed", Style.RED);

    private final String word;
    private final Style style;

    State(String word, Style style) {
      this.word = word;
      this.style = style;
    }
  }

  private static final class Row {
    private State state = State.SKIPPED;
    private String why = "";
    private Duration took = Duration.ZERO;
    private Optional<String> before = Optional.empty();
    private Optional<String> after = Optional.empty();
    private final List<String> steps = new ArrayList<>();

    private boolean begunBefore;
    /** Whether something was left out, in the step that is at work or in none. */
    private boolean skipped;

    /** Outside of a step. */
    private void leftSomethingOut() {
      if (skipped && !steps.contains("something skipped")) {
        steps.add("something skipped");
      }
      skipped = false;
    }

    /** By an earlier process. */
    private void begunBefore() {
      begunBefore = true;
      state = State.UNFINISHED;
    }

    /** A loop doesn't want it: what had only begun there needn't go on. */
    private void leftOut(String reason) {
      why = reason;
      state = begunBefore && state == State.UNFINISHED ? State.SKIPPED : state;
    }

    private void awaited() {
      state = switch (state) {
        case SKIPPED, NOT_STARTED -> State.NOT_STARTED;
        case DONE, UNFINISHED -> State.UNFINISHED;
        case FAILED -> State.FAILED;
      };
    }

    private void begun() {
      begunBefore = false;
      state = state == State.FAILED ? State.FAILED : State.UNFINISHED;
    }

    /** What a stop cut short hasn't failed by itself. */
    private void ended(boolean succeeded, boolean stopping) {
      if (state != State.FAILED) {
        state = succeeded ? State.DONE : stopping ? State.UNFINISHED : State.FAILED;
      }
    }
  }

  private static final class Scope {
    private int entered;
    private int putBack;
    private int notPutBack;

    /** One whose entering was cut short is put back, too, and counts. */
    private int times() {
      return Math.max(entered, putBack + notPutBack);
    }
  }

  void on(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted e -> practice = e.practice().isPresent();
      case RunEvent.RunResumed e -> {
        e.done().forEach(node -> row(node).ended(true, false));
        e.begun().forEach(node -> row(node).begunBefore());
        aborting = e.aborting();
        stopping = e.aborting();
      }
      case RunEvent.Drifted e -> {
      }
      case RunEvent.LoopStarted e -> {
        e.nodes().forEach(node -> row(node).awaited());
        e.skipped().forEach(node -> row(node).leftOut(reason(e.loop())));
      }
      case RunEvent.NodeStarted e -> {
        if (!aborting) {
          row(e.node()).begun();
        }
      }
      case RunEvent.NodeEnded e -> {
        var row = row(e.node());
        // An abort comes through nodes on its way to what is set: it doesn't begin them.
        if (!aborting || e.succeeded() || row.begunBefore) {
          row.ended(e.succeeded(), stopping);
        }
        row.took = row.took.plus(e.took());
      }
      case RunEvent.StepEnded e -> e.node().ifPresent(node -> step(node, e));
      case RunEvent.VersionSeen e -> {
        var row = row(e.node());
        row.before = e.before().or(() -> row.before);
        row.after = e.after().or(() -> row.after);
      }
      case RunEvent.ScopeEntered e -> scope(e.scope()).entered++;
      case RunEvent.ScopeLeft e -> {
        var scope = scope(e.scope());
        scope.putBack += e.succeeded() ? 1 : 0;
        scope.notPutBack += e.succeeded() ? 0 : 1;
      }
      case RunEvent.StepStarted e -> e.node().ifPresent(node -> row(node).leftSomethingOut());
      case RunEvent.CommandStarted e -> {
      }
      case RunEvent.CommandOutput e -> {
      }
      case RunEvent.CommandEnded e -> {
      }
      case RunEvent.WaitStarted e -> {
      }
      case RunEvent.WaitPolled e -> {
      }
      case RunEvent.WaitEnded e -> {
      }
      case RunEvent.GuardEntered e -> {
      }
      case RunEvent.GuardBroken e -> {
      }
      case RunEvent.GuardLeft e -> {
      }
      case RunEvent.Said e -> {
      }
      case RunEvent.Failed e -> {
      }
      case RunEvent.Asked e -> {
      }
      case RunEvent.Decided e -> {
        if (e.decision() == RunEvent.Decision.SKIP) {
          skipped.add(e);
          e.node().ifPresent(node -> row(node).skipped = true);
        }
      }
      case RunEvent.StopAsked e -> stopping = true;
      case RunEvent.Paused e -> {
      }
      case RunEvent.WentOn e -> {
      }
      case RunEvent.Measured e -> measured.add(e);
      case RunEvent.RunEnded e -> {
      }
    }
  }

  /**
   * @param width of the longest line
   * @param here what the run took on this machine, where its own clock is another one
   */
  List<String> lines(RunEvent.RunEnded end, Screen screen, int width, Optional<Duration> here) {
    var lines = new ArrayList<String>();
    if (!rows.isEmpty()) {
      lines.addAll(nodes(screen, width));
      lines.add("");
    }
    if (!scopes.isEmpty()) {
      lines.addAll(scopes(screen, width));
      lines.add("");
    }
    if (!skipped.isEmpty()) {
      lines.addAll(skipped(screen, width));
      lines.add("");
    }
    if (!measured.isEmpty()) {
      lines.addAll(measurements(screen, width));
      lines.add("");
    }
    lines.add(outcome(end, screen, here));
    if (practice) {
      lines.add("This was a practice cluster: a model with a clock of its own, no real database.");
    }
    return lines;
  }

  private List<String> nodes(Screen screen, int width) {
    rows.values().forEach(Row::leftSomethingOut);
    var table = new Table();
    table.row(head("node"), head("result"), head(rows.values().stream().anyMatch(r -> !version(r, screen).isEmpty())
        ? "version"
        : ""), head("time"), head("what was done"));
    rows.forEach((node, row) -> table.row(Cell.of(Cells.visible(node)), Cell.of(row.state.word, row.state.style),
        Cell.of(version(row, screen)), Cell.of(row.took.isZero() ? "" : TimeText.whole(row.took)),
        Cell.of(row.state == State.SKIPPED ? row.why : String.join(", ", row.steps))));
    return table.lines(screen, width);
  }

  private List<String> scopes(Screen screen, int width) {
    var table = new Table();
    table.row(head("put back"));
    scopes.forEach((text, scope) -> {
      var all = scope.putBack == scope.times();
      var times = scope.times() == 1
          ? ""
          : all
              ? ", " + scope.times() + " times"
              : ": " + (scope.times() - scope.putBack) + " of " + scope.times() + " times";
      table.row(Cell.of((all ? "yes" : "NO") + times, all ? Style.GREEN : Style.RED), Cell.of(text));
    });
    return table.lines(screen, width);
  }

  /** What a person left out: nobody is to take the run for one that did everything. */
  private List<String> skipped(Screen screen, int width) {
    var table = new Table();
    table.row(head("skipped by hand"));
    skipped.forEach(event -> table.row(Cell.of(event.node().map(Cells::visible).orElse("")), Cell.of(Cells.oneLine(event
        .statement())), Cell.of(Cells.oneLine(event.reason()), Style.YELLOW)));
    return table.lines(screen, width);
  }

  private List<String> measurements(Screen screen, int width) {
    var table = new Table();
    table.row(head("measured"));
    measured.forEach(event -> table.row(Cell.of(TimeText.of(event.total())), Cell.of(Cells.oneLine(event.title())),
        Cell.of(where(event))));
    return table.lines(screen, width);
  }

  /** The parts with the longest times first. */
  private static String where(RunEvent.Measured event) {
    var longest = event.parts().entrySet().stream().sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
        .limit(LONGEST).map(part -> Cells.oneLine(part.getKey()) + " " + TimeText.of(part.getValue()))
        .collect(Collectors.joining(", "));
    var rest = event.parts().size() - LONGEST;
    return rest > 0 ? longest + " and " + rest + " more" : longest;
  }

  private static String outcome(RunEvent.RunEnded end, Screen screen, Optional<Duration> here) {
    var took = TimeText.of(end.took())
        + here.map(time -> " of the cluster's time, " + TimeText.whole(time) + " here").orElse("");
    return switch (end.outcome()) {
      case SUCCEEDED -> screen.paint(Style.GREEN, "Succeeded") + " in " + took + ".";
      case FAILED -> screen.paint(Style.RED, "Failed") + " after " + took + ".";
      case STOPPED -> screen.paint(Style.YELLOW, "Stopped") + " after " + took + ".";
      case ABORTED -> screen.paint(Style.GREEN, "Aborted") + " after " + took
          + ". What is unfinished stays so; `upg show` says what was done there.";
    };
  }

  private void step(String node, RunEvent.StepEnded step) {
    var row = row(node);
    var text = Cells.oneLine(step.title()) + (step.succeeded() ? row.skipped ? " (partly skipped)" : "" : " (failed)");
    row.skipped = false;
    var steps = row.steps;
    if (!steps.contains(text)) {
      steps.add(text);
    }
  }

  private static String version(Row row, Screen screen) {
    var before = row.before.map(Cells::oneLine);
    var after = row.after.map(Cells::oneLine);
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      return before.get() + " " + screen.arrow() + " " + after.get();
    }
    return after.or(() -> before).orElse("");
  }

  private static String reason(String loop) {
    var text = Cells.oneLine(loop);
    int where = text.indexOf(" where ");
    return where < 0 ? "left out" : "not chosen by `" + text.substring(where + 1) + "`";
  }

  private Row row(String node) {
    return rows.computeIfAbsent(node, n -> new Row());
  }

  private Scope scope(String text) {
    return scopes.computeIfAbsent(Cells.oneLine(text), s -> new Scope());
  }

  private static Cell head(String text) {
    return Cell.of(text, Style.DIM);
  }
}
