package dev.upg.practice.openmldb.model;

import java.time.Instant;

/** A job of the taskmanager, which runs in its process: it dies with that. Changed by the model only. */
public final class Job {
  private final Instant start;
  private Instant end;
  private boolean died;

  Job(Instant start, Instant end) {
    this.start = start;
    this.end = end;
  }

  void die(Instant now) {
    if (end.isAfter(now)) {
      died = true;
      end = now;
    }
  }

  public Instant start() {
    return start;
  }

  public Instant end() {
    return end;
  }

  /** Whether its taskmanager ended before it did. */
  public boolean hasDied() {
    return died;
  }

  /** As the taskmanager tells it. */
  public String state(Instant now) {
    return end.isAfter(now) ? "RUNNING" : died ? "LOST" : "FINISHED";
  }
}
