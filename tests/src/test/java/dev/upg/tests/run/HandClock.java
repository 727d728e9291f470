package dev.upg.tests.run;

import dev.upg.clock.Clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that moves only when somebody sleeps on it, and then at once. Alarms are done with before time goes on. */
final class HandClock implements Clock {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<HandAlarm> alarms = new ArrayList<>();
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

  @Override
  public synchronized Alarm every(Duration interval, Runnable work) {
    var alarm = new HandAlarm(interval, work);
    alarms.add(alarm);
    return alarm;
  }

  void move(Duration duration) {
    var left = duration;
    while (left.isPositive()) {
      Optional<HandAlarm> due;
      synchronized (this) {
        var end = now.plus(left);
        due = alarms.stream().filter(alarm -> alarm.running == null && !alarm.next.isAfter(end))
            .min(Comparator.comparing(alarm -> alarm.next));
        var step = due.filter(alarm -> alarm.next.isAfter(now)).map(alarm -> Duration.between(now, alarm.next))
            .orElse(due.isPresent() ? Duration.ZERO : left);
        now = now.plus(step);
        left = left.minus(step);
        due.ifPresent(HandAlarm::start);
      }
      due.ifPresent(HandAlarm::finish);
    }
  }

  private final class HandAlarm implements Alarm {
    private final Duration interval;
    private final Runnable work;
    private Instant next;
    private Thread running;

    HandAlarm(Duration interval, Runnable work) {
      this.interval = interval;
      this.work = work;
      this.next = now.plus(interval);
    }

    private void start() {
      running = Thread.ofVirtual().start(work);
    }

    private void finish() {
      join(running);
      synchronized (HandClock.this) {
        running = null;
        next = now.plus(interval);
      }
    }

    @Override
    public void close() {
      Thread working;
      synchronized (HandClock.this) {
        alarms.remove(this);
        working = running;
      }
      if (working != null) {
        working.interrupt();
        join(working);
      }
    }

    private static void join(Thread thread) {
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
