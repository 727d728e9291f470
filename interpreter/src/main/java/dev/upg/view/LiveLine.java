package dev.upg.view;

import dev.upg.event.RunEvent;
import dev.upg.view.Screen.Mark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes on right now, in one line: the wait in force, else the command that runs, else the step or the node. */
final class LiveLine {
  private final Map<Long, Wait> waits = new LinkedHashMap<>();
  private final Map<Long, RunEvent.CommandStarted> commands = new LinkedHashMap<>();
  private final Map<String, RunEvent.NodeStarted> nodes = new LinkedHashMap<>();
  private final List<RunEvent.StepStarted> steps = new ArrayList<>();
  private Optional<Instant> started = Optional.empty();

  private record Wait(Optional<String> node, String condition, Map<String, String> values, Instant at, Duration elapsed,
      Duration left) {}

  void on(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted e -> started = Optional.of(e.at());
      case RunEvent.NodeStarted e -> nodes.put(e.node(), e);
      case RunEvent.NodeEnded e -> nodes.remove(e.node());
      case RunEvent.StepStarted e -> steps.add(e);
      case RunEvent.StepEnded e -> steps.removeIf(s -> s.node().equals(e.node()) && s.title().equals(e.title()));
      case RunEvent.CommandStarted e -> commands.put(e.id(), e);
      case RunEvent.CommandEnded e -> commands.remove(e.id());
      case RunEvent.WaitStarted e ->
        waits.put(e.id(), new Wait(e.node(), e.condition(), Map.of(), e.at(), Duration.ZERO, e.timeout()));
      case RunEvent.WaitPolled e ->
        waits.put(e.id(), new Wait(e.node(), e.condition(), e.values(), e.at(), e.elapsed(), e.left()));
      case RunEvent.WaitEnded e -> waits.remove(e.id());
      case RunEvent.RunEnded e -> started = Optional.empty();
      case RunEvent.RunResumed e -> {
      }
      case RunEvent.Drifted e -> {
      }
      case RunEvent.LoopStarted e -> {
      }
      case RunEvent.CommandOutput e -> {
      }
      case RunEvent.ScopeEntered e -> {
      }
      case RunEvent.ScopeLeft e -> {
      }
      case RunEvent.GuardEntered e -> {
      }
      case RunEvent.GuardBroken e -> {
      }
      case RunEvent.GuardLeft e -> {
      }
      case RunEvent.Said e -> {
      }
      case RunEvent.VersionSeen e -> {
      }
      case RunEvent.Failed e -> {
      }
      case RunEvent.Asked e -> {
      }
      case RunEvent.Decided e -> {
      }
      case RunEvent.StopAsked e -> {
      }
      case RunEvent.Measured e -> {
      }
    }
  }

  /** Empty before the run begins and after its end; never wider than {@code width} cells. */
  String text(Instant now, Screen screen, int width) {
    if (started.isEmpty()) {
      return "";
    }
    if (!waits.isEmpty()) {
      var wait = last(waits.values());
      var passed = Duration.between(wait.at, now);
      var times = TimeText.whole(wait.elapsed.plus(passed)) + ", " + TimeText.whole(wait.left.minus(passed)) + " left";
      var values = values(wait.condition, wait.values);
      return fit(lead(screen, Mark.WAITS, wait.node), Cells.oneLine(wait.condition),
          (values.isEmpty() ? "" : ": " + values) + "  " + times + more(waits.size()), screen, width);
    }
    if (!commands.isEmpty()) {
      var command = last(commands.values());
      return fit(lead(screen, command.changes() ? Mark.CHANGES : Mark.LOOKS, Optional.of(command.node())),
          CommandText.of(command, screen), "  " + since(command.at(), now) + more(commands.size()), screen, width);
    }
    if (!steps.isEmpty()) {
      var step = steps.getLast();
      return fit(lead(screen, Mark.BEGINS, step.node()), Cells.oneLine(step.title()), "  " + since(step.at(), now),
          screen, width);
    }
    if (!nodes.isEmpty()) {
      var node = last(nodes.values());
      return fit(lead(screen, Mark.BEGINS, Optional.of(node.node())), node.index() + " of " + node.total(),
          "  " + since(node.at(), now), screen, width);
    }
    return fit(lead(screen, Mark.BEGINS, Optional.empty()), "running", "  " + since(started.get(), now), screen, width);
  }

  /** {@code 3} for a value that the condition names, if it names no other; {@code b = 4} for the rest. */
  static String values(String condition, Map<String, String> values) {
    boolean isOne = values.keySet().stream().filter(condition::contains).count() == 1;
    var parts = new ArrayList<String>();
    values.forEach((name, value) -> parts.add(isOne && condition.contains(name)
        ? Cells.oneLine(value)
        : Cells.oneLine(name) + " = " + Cells.oneLine(value)));
    return String.join(", ", parts);
  }

  /** The middle gives way first: values and times at the end are what the reader looks for. */
  private static String fit(String lead, String middle, String end, Screen screen, int width) {
    int room = width - Cells.width(lead) - Cells.width(end);
    var kept = room < Cells.width(screen.ellipsis()) ? "" : Cells.cut(middle, room, screen.ellipsis());
    return Cells.cut(lead + kept + end, width, screen.ellipsis());
  }

  private static String lead(Screen screen, Mark mark, Optional<String> node) {
    return screen.mark(mark) + " " + node.map(name -> Cells.visible(name) + "  ").orElse("");
  }

  private static String more(int count) {
    return count > 1 ? "  +" + (count - 1) + " more" : "";
  }

  private static String since(Instant start, Instant now) {
    return TimeText.whole(Duration.between(start, now));
  }

  private static <T> T last(Iterable<T> items) {
    T last = null;
    for (var item : items) {
      last = item;
    }
    return last;
  }
}
