package dev.upg.practice.dolphindb.model;

import java.time.Instant;
import java.util.Optional;

/** A replica that is brought to its chunk's version, or made anew on another node. */
public final class RecoveryTask {
  private static final int MOST_ATTEMPTS = 5;

  private final String id;
  private final Chunk chunk;
  private final String source;
  private final String target;
  private final Instant created;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> finished = Optional.empty();
  private boolean aborted;

  RecoveryTask(String id, Chunk chunk, String source, String target, Instant created) {
    this.id = id;
    this.chunk = chunk;
    this.source = source;
    this.target = target;
    this.created = created;
  }

  void start(Instant now) {
    started = Optional.of(now);
  }

  void finish(Instant now) {
    finished = Optional.of(now);
  }

  void abort(Instant now) {
    finished = Optional.of(now);
    aborted = true;
  }

  /** Whether it was given up after its last attempt. */
  public boolean isAborted() {
    return aborted;
  }

  /** How often it was tried; five times at most. */
  public int attempts() {
    return aborted ? MOST_ATTEMPTS : isWaiting() ? 0 : 1;
  }

  public boolean isOpen() {
    return finished.isEmpty();
  }

  public boolean isWaiting() {
    return started.isEmpty() && finished.isEmpty();
  }

  /** Before 2.00.10 a finished one is {@code Finish}, and one that was given up {@code Abort}. */
  public String status(boolean oldWords) {
    if (aborted) {
      return oldWords ? "Abort" : "Aborted";
    }
    if (finished.isPresent()) {
      return oldWords ? "Finish" : "Finished";
    }
    return started.isPresent() ? "In-Progress" : "Waiting";
  }

  public String id() {
    return id;
  }

  public Chunk chunk() {
    return chunk;
  }

  public String source() {
    return source;
  }

  public String target() {
    return target;
  }

  public Instant created() {
    return created;
  }

  public Optional<Instant> started() {
    return started;
  }

  public Optional<Instant> finished() {
    return finished;
  }
}
