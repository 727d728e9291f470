package dev.upg.practice.pegasus;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when it is told to, or slept on. */
public final class HandClock implements Clock {
  private Instant now;

  public HandClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
  }
}
