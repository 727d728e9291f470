package dev.upg.practice.openmldb.model;

import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param onDisk storage mode hdd, else memory
 * @param rowBytes of memory a row takes; 0 on disk
 * @param overwritten how many of a partition's offsets aren't rows any more
 */
public record Table(int tid, String db, String name, boolean onDisk, int replicaNum, long rowBytes, long overwritten,
    List<Partition> partitions) {
  public Table {
    partitions = List.copyOf(partitions);
  }

  public Optional<Partition> partition(int pid) {
    return partitions.stream().filter(one -> one.id().pid() == pid).findFirst();
  }

  /** Rows of a copy that is at this offset. */
  public long rows(long offset) {
    return Math.max(0, offset - overwritten);
  }

  public long memory(long offset) {
    return rows(offset) * rowBytes;
  }

  /** Whether it is one of the databases that OpenMLDB makes for itself. */
  public boolean isInternal() {
    return OpenmldbModel.INTERNAL.contains(db);
  }
}
