package dev.upg.view;

import dev.upg.event.RunEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Decides which polls are worth a line in a log: the first, those with new values, and one in half a minute. */
final class WaitLines {
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);

  private final Map<Long, Shown> shown = new HashMap<>();

  private record Shown(Map<String, String> values, Instant at) {}

  boolean isWorthALine(RunEvent.WaitPolled poll) {
    var last = shown.get(poll.id());
    boolean worth = last == null || !last.values.equals(poll.values())
        || Duration.between(last.at, poll.at()).compareTo(AT_LEAST_EVERY) >= 0;
    if (worth) {
      shown.put(poll.id(), new Shown(poll.values(), poll.at()));
    }
    return worth;
  }

  void ended(long id) {
    shown.remove(id);
  }
}
