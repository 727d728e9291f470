package dev.upg.view;

import dev.upg.event.RunEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run is at right now, kept up by its events. */
final class LiveRun {
  private final Map<Long, Work.Waiting> waits = new LinkedHashMap<>();
  private final Map<Long, Work.Commanding> commands = new LinkedHashMap<>();
  private final List<Work.Stepping> steps = new ArrayList<>();
  private final List<String> scopes = new ArrayList<>();
  /** The innermost loop first. */
  private final Deque<LiveLoop> loops = new ArrayDeque<>();
  private Optional<Instant> started = Optional.empty();
  private final Set<String> paused = new LinkedHashSet<>();
  private Set<String> begunBefore = Set.of();

  void on(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted e -> started = Optional.of(e.at());
      case RunEvent.RunEnded e -> started = Optional.empty();
      case RunEvent.RunResumed e -> begunBefore = Set.copyOf(e.begun());
      case RunEvent.LoopStarted e -> {
        // One inside of a node's work lies on top of it; any other comes after the last one.
        if (loops.stream().noneMatch(LiveLoop::isAtWork)) {
          loops.clear();
        }
        if (!e.nodes().isEmpty()) {
          loops.push(new LiveLoop(e, begunBefore));
        }
      }
      case RunEvent.NodeStarted e -> loops.stream().filter(loop -> loop.isToDo(e.node())).findFirst()
          .ifPresent(loop -> loop.begin(e));
      case RunEvent.NodeEnded e -> ended(e);
      case RunEvent.VersionSeen e -> loops.forEach(loop -> loop.seen(e));
      case RunEvent.StepStarted e -> steps.add(new Work.Stepping(e));
      case RunEvent.StepEnded e ->
        steps.removeIf(s -> s.started().node().equals(e.node()) && s.started().title().equals(e.title()));
      case RunEvent.CommandStarted e -> commands.put(e.id(), new Work.Commanding(e));
      case RunEvent.CommandEnded e -> commands.remove(e.id());
      case RunEvent.WaitStarted e -> waits.put(e.id(), Work.Waiting.of(e));
      case RunEvent.WaitPolled e -> waits.computeIfPresent(e.id(), (id, wait) -> wait.polled(e));
      case RunEvent.WaitEnded e -> waits.remove(e.id());
      case RunEvent.ScopeEntered e -> scopes.add(Cells.oneLine(e.scope()));
      case RunEvent.ScopeLeft e -> scopes.remove(Cells.oneLine(e.scope()));
      case RunEvent.Paused e -> paused.add(e.node());
      case RunEvent.WentOn e -> paused.remove(e.node());
      case RunEvent.Drifted e -> {
      }
      case RunEvent.CommandOutput e -> {
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
      }
      case RunEvent.StopAsked e -> {
      }
      case RunEvent.Measured e -> {
      }
    }
  }

  private void ended(RunEvent.NodeEnded e) {
    var loop = loops.stream().filter(each -> each.isAtWork(e.node())).findFirst();
    loop.ifPresent(its -> {
      its.end(e);
      // Loops inside of this node's work are over, also those that a failure cut short.
      while (loops.peek() != its && !loops.peek().isAtWork()) {
        loops.pop();
      }
      if (its.isOver() && loops.size() > 1 && loops.peek() == its) {
        loops.pop();
      }
    });
  }

  boolean isRunning() {
    return started.isPresent();
  }

  Duration elapsed(Instant now) {
    return Duration.between(started.orElse(now), now);
  }

  /** The loop whose nodes are shown: the outermost. */
  Optional<LiveLoop> loop() {
    return Optional.ofNullable(loops.peekLast());
  }

  /** Which settings are in force, the latest first. */
  List<String> scopes() {
    return scopes.reversed();
  }

  /** The nodes before which it waits for the person to go on. */
  List<String> paused() {
    return List.copyOf(paused);
  }

  /** What goes on for a node at work; a look on another machine belongs to it when no other is at work. */
  Optional<Work> work(String node) {
    boolean isAlone = loop().map(its -> its.atWork() == 1).orElse(true);
    return latest(waits.values().stream().filter(wait -> belongs(wait.started().node(), node, isAlone)).toList())
        .or(() -> latest(commands.values().stream().filter(command -> belongs(Optional.of(command.started().node()),
            node, isAlone)).toList()))
        .or(() -> latest(steps.stream().filter(step -> belongs(step.started().node(), node, isAlone)).toList()));
  }

  /** What goes on anywhere. */
  Optional<Work> work() {
    return latest(waits.values()).or(() -> latest(commands.values())).or(() -> latest(steps));
  }

  /** Of the steps within each other, the innermost; of commands side by side, the last one begun. */
  private static Optional<Work> latest(Iterable<? extends Work> all) {
    Optional<Work> last = Optional.empty();
    for (var one : all) {
      last = Optional.of(one);
    }
    return last;
  }

  private static boolean belongs(Optional<String> where, String node, boolean isAlone) {
    return isAlone || where.equals(Optional.of(node));
  }
}
