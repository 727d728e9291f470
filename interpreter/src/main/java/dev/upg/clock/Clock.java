package dev.upg.clock;

import java.time.Duration;
import java.time.Instant;

/** The clock of a run: waits, pauses and the times that are shown. Thread-safe. */
public interface Clock {
  Instant now();

  /** Returns after {@code duration} of this clock, or at once when it isn't positive. */
  void sleep(Duration duration) throws InterruptedException;

  default Duration since(Instant start) {
    return Duration.between(start, now());
  }

  static Clock system() {
    return new ScaledClock(1);
  }

  /** Runs {@code factor} times faster than the machine's clock; practice clusters share one with their run. */
  static Clock scaled(double factor) {
    return new ScaledClock(factor);
  }
}
