package dev.upg.view;

import dev.upg.diagnostic.Renderer;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.host.OutputListener.Stream;
import dev.upg.view.LivePanel.Keys;
import dev.upg.view.Screen.Mark;
import dev.upg.view.Screen.Style;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A run as a person at a terminal, or the reader of a CI log, sees it: one line for each thing that happened, and on a
 * terminal one more that says what goes on right now. Thread-safe: {@link #tick} comes from a thread of its own.
 *
 * <p>Probes are left out unless {@code verbosity} is 1; with 2 the output of commands is shown, too.
 */
public final class TextView implements EventListener {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  /** The verbosity at which the output of commands is shown. */
  private static final int DETAILS = 2;
  /** Longer names aren't waited for by the others' column. */
  private static final int NODE_COLUMN = 24;

  private final PrintWriter out;
  private final Screen screen;
  private final ZoneId zone;
  private final LiveRun live = new LiveRun();
  private final LivePanel panel;
  private final LiveArea area;
  private final WaitLines waits = new WaitLines();
  private final Summary summary = new Summary();
  private final Outputs outputs = new Outputs();
  private int nodeColumn;
  private boolean paragraph = true;
  private boolean asking;
  private boolean away;
  private int stops;
  private boolean aborting;
  /** By earlier processes. */
  private final Set<String> begunBefore = new HashSet<>();
  /** The nodes on which a person left something out. */
  private final Set<String> skipped = new HashSet<>();
  private int verbosity;
  private Keys keys = Keys.NONE;
  private List<String> limit = List.of();
  private Optional<Supplier<Instant>> wall = Optional.empty();
  private Optional<Instant> begun = Optional.empty();

  public TextView(PrintWriter out, Screen screen, ZoneId zone, int verbosity) {
    this.out = out;
    this.screen = screen;
    this.zone = zone;
    this.verbosity = verbosity;
    this.panel = new LivePanel(screen);
    this.area = new LiveArea(out, screen);
  }

  /** Nodes and groups that loops are limited to; before the first event. */
  public synchronized void limitedTo(List<String> names) {
    limit = List.copyOf(names);
  }

  /** A run whose own clock is faster than {@code clock} tells at its end how long it took by this one, too. */
  public synchronized void alsoTimedBy(Supplier<Instant> clock) {
    wall = Optional.of(clock);
  }

  @Override
  public synchronized void on(RunEvent event) {
    summary.on(event);
    live.on(event);
    show(event);
    draw(event.at());
    out.flush();
  }

  /** Brings the live lines up to date; {@code now} is the run's clock. */
  public synchronized void tick(Instant now) {
    draw(now);
    out.flush();
  }

  /** Puts a question at the end of what is shown; the live lines stay away until {@link #answered}. */
  public synchronized void ask(String prompt) {
    area.erase();
    asking = true;
    out.print(prompt.lines().map(Cells::visible).collect(Collectors.joining("\n")));
    out.flush();
  }

  public synchronized void answered() {
    asking = false;
    paragraph = false;
  }

  /** From now on keys are read: the live lines say which. */
  public synchronized void hasKeys() {
    keys = new Keys(true, verbosity >= DETAILS, false, false);
  }

  /** Shows the output of commands as it comes, or not any more; of those that run also what came before. */
  public synchronized void details(boolean shown, Instant now) {
    verbosity = shown ? DETAILS : 0;
    if (shown) {
      outputs.sofar().forEach(event -> {
        if (event instanceof RunEvent.CommandStarted started) {
          showStarted(started);
        } else if (event instanceof RunEvent.CommandOutput output) {
          showOutput(output);
        }
      });
    }
    keys(new Keys(true, shown, keys.pausing(), false), now);
  }

  /** Says in the live lines that the run pauses before the next node, or doesn't. */
  public synchronized void pausing(boolean pausing, Instant now) {
    keys(new Keys(true, keys.details(), pausing, false), now);
  }

  /** Says that one more key stops the run, or doesn't. */
  public synchronized void stopping(boolean asked, Instant now) {
    keys(new Keys(true, keys.details(), keys.pausing(), asked), now);
  }

  private void keys(Keys said, Instant now) {
    keys = said;
    draw(now);
    out.flush();
  }

  /** The terminal is somebody else's, as a shell's: the live lines stay away until {@link #comeBack}. */
  public synchronized void stayAway() {
    area.erase();
    away = true;
    out.flush();
  }

  public synchronized void comeBack(Instant now) {
    away = false;
    draw(now);
    out.flush();
  }

  /** A last line below the summary. */
  public synchronized void note(String text) {
    print(Cells.visible(text));
    out.flush();
  }

  private void show(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted e -> title(e);
      case RunEvent.RunResumed e -> resumed(e);
      case RunEvent.Drifted e -> print(screen.paint(Style.YELLOW, Cells.oneLine(e.text())));
      case RunEvent.LoopStarted e -> loop(e);
      case RunEvent.NodeStarted e -> {
        blank();
        line(e.at(), Optional.of(e.node()), Mark.BEGINS, Style.BOLD, e.index() + " of " + e.total());
      }
      case RunEvent.NodeEnded e when aborting && !e.succeeded() && !begunBefore.contains(e.node()) -> line(e.at(),
          Optional.of(e.node()), Mark.NONE, Style.PLAIN, "nothing to put back", TimeText.of(e.took()));
      case RunEvent.NodeEnded e -> line(e.at(), Optional.of(e.node()), e.succeeded(),
          e.succeeded()
              ? skipped.remove(e.node()) ? "done but for what was skipped" : "done"
              : stops > 0 || aborting ? "unfinished" : "failed",
          TimeText.of(e.took()));
      case RunEvent.StepStarted e -> line(e.at(), e.node(), Mark.BEGINS, Style.PLAIN, Cells.oneLine(e.title()));
      case RunEvent.StepEnded e ->
        line(e.at(), e.node(), e.succeeded(), Cells.oneLine(e.title()), TimeText.of(e.took()));
      case RunEvent.CommandStarted e -> command(e);
      case RunEvent.CommandOutput e -> output(e);
      case RunEvent.CommandEnded e -> ended(e);
      case RunEvent.WaitStarted e -> {
      }
      case RunEvent.WaitPolled e -> polled(e);
      case RunEvent.WaitEnded e -> {
        waits.ended(e.id());
        // One that holds at once held nothing up.
        if (!e.held() || e.polls() > 1 || verbosity > 0) {
          line(e.at(), e.node(), e.held(), Cells.oneLine(e.condition()), TimeText.of(e.took()));
        }
      }
      case RunEvent.ScopeEntered e ->
        line(e.at(), e.node(), Mark.DONE, Style.GREEN, "with " + Cells.oneLine(e.scope()));
      case RunEvent.ScopeLeft e -> line(e.at(), e.node(), e.succeeded(),
          (e.succeeded() ? "put back " : "NOT put back: ") + Cells.oneLine(e.scope()), "");
      case RunEvent.GuardEntered e ->
        line(e.at(), e.node(), Mark.DONE, Style.GREEN, "guard " + Cells.oneLine(e.condition()));
      case RunEvent.GuardBroken e -> broken(e);
      case RunEvent.GuardLeft e -> {
      }
      case RunEvent.Said e -> said(e);
      case RunEvent.VersionSeen e -> {
      }
      case RunEvent.Failed e -> {
        blank();
        print(new Renderer(screen.colour()).render(e.diagnostic()));
        blank();
      }
      case RunEvent.Asked e -> {
        blank();
        print(new Renderer(screen.colour()).render(e.diagnostic()));
      }
      case RunEvent.Decided e -> decided(e);
      case RunEvent.StopAsked e -> stopping(e);
      case RunEvent.Paused e -> line(e.at(), Optional.empty(), Mark.ATTENTION, Style.YELLOW,
          "paused before " + Cells.visible(e.node()) + "; settings in force stay so");
      case RunEvent.WentOn e ->
        line(e.at(), Optional.empty(), Mark.BEGINS, Style.PLAIN, "going on", TimeText.of(e.waited()));
      case RunEvent.Measured e -> {
      }
      case RunEvent.RunEnded e -> {
        blank();
        summary.lines(e, screen, width(), begun.map(at -> Duration.between(at, wall.orElseThrow().get())))
            .forEach(this::print);
      }
    }
  }

  private void title(RunEvent.RunStarted e) {
    begun = wall.map(Supplier::get);
    print(screen.paint(Style.BOLD, Cells.oneLine(e.title())));
    e.practice().ifPresent(text -> print(screen.paint(Style.YELLOW, Cells.oneLine(text))));
    if (!limit.isEmpty()) {
      print(screen.paint(Style.YELLOW, "Loops are limited to " + Cells.oneLine(String.join(", ", limit))
          + "; commands outside of loops aren't."));
    }
    blank();
  }

  private void resumed(RunEvent.RunResumed e) {
    aborting = e.aborting();
    begunBefore.addAll(e.begun());
    print((e.aborting() ? "Putting back what an earlier run left" : "Going on with an earlier run")
        + (e.done().isEmpty() ? "" : "; done before: " + Cells.oneLine(String.join(", ", e.done())))
        + (e.begun().isEmpty() ? "" : "; begun: " + Cells.oneLine(String.join(", ", e.begun()))));
  }

  private void loop(RunEvent.LoopStarted e) {
    e.nodes().forEach(
        node -> nodeColumn = Math.max(nodeColumn, Math.min(NODE_COLUMN, Cells.width(Cells.visible(node)))));
    blank();
    var skipped = e.skipped().isEmpty() ? "" : "; left out: " + String.join(", ", e.skipped());
    line(e.at(), Optional.empty(), Mark.NONE, Style.PLAIN, Cells.oneLine(
        (e.nodes().isEmpty() ? "nothing to do" : "to do: " + String.join(", ", e.nodes())) + skipped));
  }

  private void command(RunEvent.CommandStarted e) {
    outputs.started(e);
    showStarted(e);
  }

  private void showStarted(RunEvent.CommandStarted e) {
    if (verbosity >= DETAILS) {
      line(e.at(), Optional.of(e.node()), mark(e), Style.PLAIN, CommandText.of(e, screen));
    }
  }

  private void output(RunEvent.CommandOutput e) {
    outputs.printed(e);
    showOutput(e);
  }

  private void showOutput(RunEvent.CommandOutput e) {
    if (verbosity >= DETAILS) {
      line(e.at(), Optional.of(e.node()), e.stream() == Stream.STDERR ? Mark.ATTENTION : Mark.OUTPUT, Style.DIM,
          Cells.visible(e.line()));
    }
  }

  private void ended(RunEvent.CommandEnded e) {
    var command = outputs.ended(e);
    if (command.isEmpty() || !command.get().changes() && verbosity == 0) {
      return;
    }
    var code = e.code().map(c -> c == 0 ? "" : "exit " + c + ", ").orElse("no exit status, ");
    line(e.at(), Optional.of(e.node()), e.code().isEmpty() ? Mark.FAILED : mark(command.get()),
        e.code().isEmpty() ? Style.RED : Style.PLAIN, CommandText.of(command.get(), screen),
        code + TimeText.of(e.took()));
  }

  private void polled(RunEvent.WaitPolled e) {
    if (!screen.live() && waits.isWorthALine(e)) {
      var values = ShownValues.of(e.condition(), e.values());
      line(e.at(), e.node(), Mark.WAITS, Style.PLAIN, Cells.oneLine(e.condition()) + (values.isEmpty() ? "" : ": ")
          + values, TimeText.whole(e.left()) + " left");
    }
  }

  private void broken(RunEvent.GuardBroken e) {
    var values = ShownValues.of(e.condition(), e.values());
    line(e.at(), e.node(), Mark.FAILED, Style.RED, "guard " + Cells.oneLine(e.condition())
        + (values.isEmpty() ? "" : ": " + values) + ": " + Cells.oneLine(e.why()));
  }

  private void stopping(RunEvent.StopAsked e) {
    stops++;
    line(e.at(), Optional.empty(), Mark.ATTENTION, Style.YELLOW,
        (stops == 1 ? "stopping (" : "stopping now (") + Cells.oneLine(e.by()) + "): settings are put back"
            + (stops == 1 ? "; once more ends commands" : ""));
  }

  private void decided(RunEvent.Decided e) {
    var statement = Cells.oneLine(e.statement());
    if (e.decision() == RunEvent.Decision.SKIP) {
      e.node().ifPresent(skipped::add);
    }
    switch (e.decision()) {
      case RETRY -> line(e.at(), e.node(), Mark.ATTENTION, Style.YELLOW,
          "tried again" + (e.reason().isEmpty() ? "" : " (" + Cells.oneLine(e.reason()) + ")") + ": " + statement);
      case SKIP -> line(e.at(), e.node(), Mark.ATTENTION, Style.YELLOW, "skipped (" + Cells.oneLine(e.reason()) + "): "
          + statement);
      case STOP -> line(e.at(), e.node(), Mark.ATTENTION, Style.YELLOW, "stopping: settings are put back");
    }
  }

  private void said(RunEvent.Said e) {
    e.text().lines().forEach(text -> line(e.at(), e.node(), Mark.NONE, Style.PLAIN, Cells.visible(text)));
  }

  private void line(Instant at, Optional<String> node, boolean succeeded, String text, String end) {
    line(at, node, succeeded ? Mark.DONE : Mark.FAILED, succeeded ? Style.GREEN : Style.RED, text, end);
  }

  private void line(Instant at, Optional<String> node, Mark mark, Style style, String text) {
    line(at, node, mark, style, text, "");
  }

  /** @param end comes after two blanks and is kept when the text before it is cut */
  private void line(Instant at, Optional<String> node, Mark mark, Style style, String text, String end) {
    var name = node.map(n -> Cells.pad(Cells.visible(n), nodeColumn) + "  ").orElse("");
    var lead = CLOCK.format(at.atZone(zone)) + "  ";
    var sign = screen.mark(mark) + " ";
    var tail = end.isEmpty() ? "" : "  " + end;
    int room = width() - Cells.width(lead + sign + name + tail);
    print(screen.paint(Style.DIM, lead) + screen.paint(style, sign)
        + (mark == Mark.BEGINS ? screen.paint(style, name) : name) + Cells.cut(text, Math.max(room, 8),
            screen.ellipsis())
        + screen.paint(Style.DIM, tail));
  }

  /** Off a terminal nothing is cut: a log is searched rather than looked at. */
  private int width() {
    return screen.live() ? screen.width().getAsInt() : Integer.MAX_VALUE;
  }

  private void blank() {
    if (!paragraph) {
      print("");
    }
    paragraph = true;
  }

  private void print(String text) {
    area.erase();
    // Something happens while a question waits for its answer.
    out.print((asking ? "\n" : "") + text.stripTrailing() + "\n");
    paragraph = false;
  }

  private void draw(Instant now) {
    if (screen.live() && !asking && !away) {
      area.draw(panel.lines(live, keys, now));
    }
  }

  private static Mark mark(RunEvent.CommandStarted command) {
    return command.changes() ? Mark.CHANGES : Mark.LOOKS;
  }
}
