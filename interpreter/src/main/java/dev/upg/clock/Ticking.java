package dev.upg.clock;

import java.time.Duration;

/** Work that comes again and again, on a thread that sleeps in between. */
final class Ticking implements Clock.Alarm {
  private final Clock clock;
  private final Duration interval;
  private final Runnable work;
  private final Thread thread;
  private volatile boolean closed;

  Ticking(Clock clock, Duration interval, Runnable work) {
    this.clock = clock;
    this.interval = interval;
    this.work = work;
    this.thread = Thread.ofVirtual().name("upg-alarm").start(this::run);
  }

  private void run() {
    try {
      while (!closed) {
        clock.sleep(interval);
        work.run();
      }
    } catch (InterruptedException over) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // The work ends soon: it was interrupted, too. Whoever waits here is to know of it afterwards.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
