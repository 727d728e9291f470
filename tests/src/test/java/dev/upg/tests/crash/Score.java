package dev.upg.tests.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What came of the points of one playbook. Points may be tried side by side. */
final class Score {
  private final String playbook;
  private final int points;
  private final List<String> violations = new ArrayList<>();
  private int tried;
  private int struck;
  private Duration took = Duration.ZERO;

  /** @param points of the whole matrix */
  Score(String playbook, int points) {
    this.playbook = playbook;
    this.points = points;
  }

  /** @param disasters that happened until the run was over */
  synchronized void held(int disasters, Duration time) {
    tried++;
    struck += disasters;
    took = took.plus(time);
  }

  synchronized void violated(String disaster, Duration time) {
    tried++;
    violations.add(disaster);
    took = took.plus(time);
  }

  @Override
  public synchronized String toString() {
    return "%s: %d of %d points, %d disasters, %d violations %s, %.1f s a point".formatted(playbook, tried, points,
        struck, violations.size(), violations, took.toMillis() / 1000.0 / Math.max(1, tried));
  }
}
