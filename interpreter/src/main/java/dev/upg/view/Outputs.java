package dev.upg.view;

import dev.upg.event.RunEvent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that run, and the end of what they have printed so far. */
final class Outputs {
  private static final int KEPT = 20;

  private final Map<Long, Running> running = new LinkedHashMap<>();

  private record Running(RunEvent.CommandStarted started, Deque<RunEvent.CommandOutput> tail) {}

  void started(RunEvent.CommandStarted event) {
    running.put(event.id(), new Running(event, new ArrayDeque<>()));
  }

  void printed(RunEvent.CommandOutput event) {
    var command = running.get(event.id());
    if (command != null) {
      if (command.tail.size() == KEPT) {
        command.tail.removeFirst();
      }
      command.tail.addLast(event);
    }
  }

  /** What ended; empty when its beginning wasn't seen. */
  Optional<RunEvent.CommandStarted> ended(RunEvent.CommandEnded event) {
    return Optional.ofNullable(running.remove(event.id())).map(Running::started);
  }

  /** Each command that runs, followed by the last lines it printed. */
  List<RunEvent> sofar() {
    return running.values().stream().flatMap(each -> Stream.<RunEvent>concat(Stream.of(each.started), each.tail
        .stream())).toList();
  }
}
