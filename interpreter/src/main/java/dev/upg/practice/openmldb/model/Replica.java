package dev.upg.practice.openmldb.model;

/** A replica as the nameserver's metadata have it. Changed by the model only. */
public final class Replica {
  private final String endpoint;
  private boolean leader;
  private boolean alive = true;
  private long offset;

  Replica(String endpoint, boolean leader, long offset) {
    this.endpoint = endpoint;
    this.leader = leader;
    this.offset = offset;
  }

  void lead(boolean leads) {
    leader = leads;
  }

  void alive(boolean marked) {
    alive = marked;
  }

  void offset(long polled) {
    offset = polled;
  }

  public String endpoint() {
    return endpoint;
  }

  public boolean isLeader() {
    return leader;
  }

  /** The nameserver's mark, no ping. */
  public boolean isAlive() {
    return alive;
  }

  /** As the nameserver heard it last; it asks every 2 s. */
  public long offset() {
    return offset;
  }
}
