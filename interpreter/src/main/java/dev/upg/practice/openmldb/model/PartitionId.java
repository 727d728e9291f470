package dev.upg.practice.openmldb.model;

import java.util.Comparator;

/** Shown as {@code TID_PID} in OpenMLDB's tools. */
public record PartitionId(int tid, int pid) implements Comparable<PartitionId> {
  @Override
  public int compareTo(PartitionId other) {
    return Comparator.comparingInt(PartitionId::tid).thenComparingInt(PartitionId::pid).compare(this, other);
  }
}
