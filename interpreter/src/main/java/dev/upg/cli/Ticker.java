package dev.upg.cli;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.util.Optional;

/** Does something twice a second, by the wall clock, and when the terminal's window was resized, until it is stopped. */
final class Ticker {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Signals signals = new Signals();
  private final Optional<Thread> thread;

  private Ticker(Optional<Thread> thread) {
    this.thread = thread;
  }

  static Ticker none() {
    return new Ticker(Optional.empty());
  }

  /** @param resized comes before the first tick after it */
  static Ticker start(Runnable tick, Runnable resized) {
    var clock = Clock.system();
    var ticker = new Ticker(Optional.of(Thread.ofPlatform().daemon().name("live line").start(() -> {
      try {
        while (true) {
          clock.sleep(PERIOD);
          tick.run();
        }
      } catch (InterruptedException e) {
        // Stopped: that is how it ends.
        Thread.currentThread().interrupt();
      }
    })));
    ticker.signals.on("WINCH", () -> {
      resized.run();
      tick.run();
    });
    return ticker;
  }

  void stop() {
    thread.ifPresent(Thread::interrupt);
    signals.close();
  }
}
