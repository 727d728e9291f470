package dev.upg.tests.worstcase;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A clock by which threads work side by side although nobody waits: each has a time of its own, which begins at that of
 * the thread that started it. When that one looks at the clock again it is as late as the last of them; until then all
 * that it starts begins at one time.
 */
final class ThreadTimes implements Clock {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final class Line {
    private Instant at;
    private final List<Line> started = new ArrayList<>();

    Line(Instant at) {
      this.at = at;
    }

    Instant settle() {
      started.forEach(line -> at = line.settle().isAfter(at) ? line.at : at);
      started.clear();
      return at;
    }
  }

  private final InheritableThreadLocal<Line> lines = new InheritableThreadLocal<>() {
    @Override
    protected Line initialValue() {
      return new Line(START);
    }

    @Override
    protected Line childValue(Line parent) {
      synchronized (ThreadTimes.this) {
        var line = new Line(parent.at);
        parent.started.add(line);
        return line;
      }
    }
  };

  @Override
  public Instant now() {
    var line = lines.get();
    synchronized (this) {
      return line.settle();
    }
  }

  @Override
  public void sleep(Duration duration) {
    var line = lines.get();
    synchronized (this) {
      line.at = duration.isPositive() ? line.settle().plus(duration) : line.settle();
    }
  }
}
