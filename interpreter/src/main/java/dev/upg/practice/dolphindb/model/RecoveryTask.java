package dev.upg.practice.dolphindb.model;

import java.time.Instant;
import java.util.Optional;

/** A replica that is brought to its chunk's version, or made anew on another node. */
public final class RecoveryTask {
  private final String id;
  private final Chunk chunk;
  private final String source;
  private final String target;
  private final Instant created;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> finished = Optional.empty();

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

  public boolean isOpen() {
    return finished.isEmpty();
  }

  public boolean isWaiting() {
    return started.isEmpty() && finished.isEmpty();
  }

  /** Before 2.00.10 a finished one is {@code Finish}. */
  public String status(boolean oldWords) {
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
