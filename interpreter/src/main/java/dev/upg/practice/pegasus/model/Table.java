package dev.upg.practice.pegasus.model;

import java.time.Instant;
import java.util.List;

/** A table that is available. */
public record Table(int id, String name, int replicaCount, Instant created, List<Partition> partitions) {
  public Table {
    partitions = List.copyOf(partitions);
  }

  /** Has a primary and all its replicas. */
  public boolean healthy(Partition partition) {
    return partition.primary().isPresent() && partition.replicas() >= replicaCount;
  }

  /** Pegasus' own rule: no primary, or fewer than two replicas where more are wanted. */
  public boolean unwritable(Partition partition) {
    return partition.primary().isEmpty() || partition.replicas() < 2 && partition.replicas() < replicaCount;
  }

  public boolean unreadable(Partition partition) {
    return partition.primary().isEmpty();
  }
}
