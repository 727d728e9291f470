package dev.upg.practice.openmldb.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A partition in the nameserver's metadata, its leader first or not. Changed by the model only. */
public final class Partition {
  private final PartitionId id;
  private final long diskUsed;
  private final List<Replica> replicas = new ArrayList<>();
  private int term = 1;

  /**
   * @param diskUsed bytes; it stays, as the nameserver's number is up to 10 minutes old
   * @param endpoints in the order of the metadata; a star behind one marks the leader
   */
  public Partition(PartitionId id, long offset, long diskUsed, String... endpoints) {
    this.id = id;
    this.diskUsed = diskUsed;
    Arrays.stream(endpoints).forEach(one -> replicas
        .add(new Replica(one.replace("*", ""), one.endsWith("*"), offset)));
  }

  void add(Replica replica) {
    replicas.add(replica);
  }

  void remove(Replica replica) {
    replicas.remove(replica);
  }

  void lead(Replica next) {
    leader().ifPresent(old -> {
      old.lead(false);
      old.alive(false);
    });
    next.lead(true);
    next.alive(true);
    term++;
  }

  public PartitionId id() {
    return id;
  }

  public long diskUsed() {
    return diskUsed;
  }

  public int term() {
    return term;
  }

  public List<Replica> replicas() {
    return List.copyOf(replicas);
  }

  public Optional<Replica> leader() {
    return replicas.stream().filter(Replica::isLeader).findFirst();
  }

  public Optional<Replica> replica(String endpoint) {
    return replicas.stream().filter(one -> one.endpoint().equals(endpoint)).findFirst();
  }

  List<Replica> liveFollowers() {
    return replicas.stream().filter(one -> !one.isLeader() && one.isAlive()).toList();
  }
}
