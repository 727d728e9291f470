package dev.upg.view;

import dev.upg.event.RunEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

/** The values of a condition, as a line shows them. */
final class ShownValues {
  /** What doesn't move for so long is said to stand still. */
  private static final Duration STILL = Duration.ofSeconds(30);

  private ShownValues() {}

  /** {@code 3} for a value that the condition names, if it names no other; {@code b = 4} for the rest. */
  static String of(String condition, Map<String, String> values) {
    return of(condition, values, values, "");
  }

  /**
   * How they moved, too: {@code 58 → 3}.
   *
   * @param first as they were at the first poll
   */
  static String of(RunEvent.WaitPolled poll, Map<String, String> first, Instant moved, Screen screen) {
    var still = Duration.between(moved, poll.at());
    var shown = of(poll.condition(), first, poll.values(), screen.arrow());
    return shown.isEmpty() || still.compareTo(STILL) < 0 ? shown : shown + ", the same for " + TimeText.whole(still);
  }

  private static String of(String condition, Map<String, String> first, Map<String, String> values, String arrow) {
    boolean isOne = values.keySet().stream().filter(condition::contains).count() == 1;
    var parts = new ArrayList<String>();
    values.forEach((name, value) -> {
      var before = first.getOrDefault(name, value);
      var shown = (before.equals(value) ? "" : Cells.oneLine(before) + " " + arrow + " ") + Cells.oneLine(value);
      parts.add(isOne && condition.contains(name) ? shown : Cells.oneLine(name) + " = " + shown);
    });
    return String.join(", ", parts);
  }
}
