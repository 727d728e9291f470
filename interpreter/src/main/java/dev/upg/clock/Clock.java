package dev.upg.clock;

import java.time.Duration;
import java.time.Instant;

/** The clock of a run: waits, pauses and the times that are shown. Thread-safe. */
public interface Clock {
  Instant now();

  /** Returns after {@code duration} of this clock, or at once when it isn't positive. */
  void sleep(Duration duration) throws InterruptedException;

  /** Does the work each {@code interval} of this clock, on a thread of its own, until the alarm is closed. */
  default Alarm every(Duration interval, Runnable work) {
    return new Ticking(this, interval, work);
  }

  /** Work that comes again and again. */
  interface Alarm extends AutoCloseable {
    /** Interrupts the work where it is at it, and waits for its end. */
    @Override
    void close();
  }

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
