package dev.upg.practice.openmldb.model;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A partition as a tablet has it in memory. Changed by the model only. */
public final class Copy {
  private boolean leader;
  private long offset;
  private final Instant loadedAt;
  private boolean diverged;
  private final Set<String> followers = new TreeSet<>();

  Copy(boolean leader, long offset, Instant loadedAt) {
    this.leader = leader;
    this.offset = offset;
    this.loadedAt = loadedAt;
  }

  void lead(boolean leads) {
    leader = leads;
    followers.clear();
  }

  void offset(long newOffset) {
    offset = newOffset;
  }

  /** It has rows that the partition's new leader hasn't. */
  void diverge() {
    diverged = true;
  }

  boolean isDiverged() {
    return diverged;
  }

  /** Endpoints that this leader sends its binlog to. */
  public Set<String> followers() {
    return followers;
  }

  public boolean isLeader() {
    return leader;
  }

  public long offset() {
    return offset;
  }

  /** {@code kTableLoading} before, {@code kTableNormal} from then on. */
  public boolean isLoaded(Instant now) {
    return !loadedAt.isAfter(now);
  }
}
