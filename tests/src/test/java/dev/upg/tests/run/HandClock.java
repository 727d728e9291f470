package dev.upg.tests.run;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when somebody sleeps on it, and then at once. */
final class HandClock implements Clock {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    move(duration);
  }

  synchronized void move(Duration duration) {
    if (duration.isPositive()) {
      now = now.plus(duration);
    }
  }
}
