package dev.upg.cli;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.util.Optional;

/** Does something twice a second, by the wall clock, until it is stopped. */
final class Ticker {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Optional<Thread> thread;

  private Ticker(Optional<Thread> thread) {
    this.thread = thread;
  }

  static Ticker none() {
    return new Ticker(Optional.empty());
  }

  static Ticker start(Runnable tick) {
    var clock = Clock.system();
    return new Ticker(Optional.of(Thread.ofPlatform().daemon().name("live line").start(() -> {
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
  }

  void stop() {
    thread.ifPresent(Thread::interrupt);
  }
}
