package dev.upg.lock;

import java.time.Duration;
import java.util.Optional;

/** The cluster's lock can't be had. */
public final class LockFailure extends Exception {
  private final Optional<Holder> holder;
  private final boolean stale;
  private final Duration idle;

  private LockFailure(String message, Optional<Holder> holder, boolean stale, Duration idle) {
    super(message);
    this.holder = holder;
    this.stale = stale;
    this.idle = idle;
  }

  static LockFailure held(String node, Holder holder, boolean stale, Duration idle) {
    return new LockFailure("another run holds the cluster, says `" + node + "`", Optional.of(holder), stale, idle);
  }

  static LockFailure impossible(String message) {
    return new LockFailure(message, Optional.empty(), false, Duration.ZERO);
  }

  /** Who holds it; empty when no node could keep a lock at all. */
  public Optional<Holder> holder() {
    return holder;
  }

  /** True when the holder hasn't renewed its lease: its process is dead, or cut off. */
  public boolean isStale() {
    return stale;
  }

  /** How long ago the lease was renewed, by the node's clock. */
  public Duration idle() {
    return idle;
  }
}
