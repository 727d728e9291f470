package dev.upg.tests.library;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.time.Instant;

/** Whoever sleeps is there at once; nothing else takes time. */
public final class LeapingClock implements Clock {
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    if (duration.isPositive()) {
      now = now.plus(duration);
    }
  }
}
