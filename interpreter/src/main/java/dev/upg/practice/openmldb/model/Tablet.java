package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tablet's process with what it has loaded, and its disk. Changed by the model only. */
public final class Tablet {
  private final Component component;
  private final Map<PartitionId, Copy> copies = new TreeMap<>();
  private final Map<PartitionId, Long> disk = new HashMap<>();
  private Duration extraLoading = Duration.ZERO;
  private boolean full;

  Tablet(Component component) {
    this.component = component;
  }

  public Component component() {
    return component;
  }

  public String endpoint() {
    return component.endpoint();
  }

  /** What it has in memory, by tid and pid. */
  public Map<PartitionId, Copy> copies() {
    return copies;
  }

  public Optional<Copy> copy(PartitionId id) {
    return component.isServing() ? Optional.ofNullable(copies.get(id)) : Optional.empty();
  }

  void put(PartitionId id, Copy copy) {
    copies.put(id, copy);
  }

  void drop(PartitionId id) {
    copies.remove(id);
    disk.remove(id);
  }

  /** The process is gone; what it has got is on its disk. */
  void end() {
    copies.forEach((id, copy) -> disk.put(id, copy.offset()));
    copies.clear();
  }

  /** The largest offset on its disk; none: it has never had the partition, or lost it. */
  Optional<Long> onDisk(PartitionId id) {
    return Optional.ofNullable(disk.get(id));
  }

  void loseDisk() {
    disk.clear();
  }

  void fill() {
    full = true;
  }

  /** Whether its memory has no room for another replica. */
  boolean isFull() {
    return full;
  }

  void loadSlowly(Duration extra) {
    extraLoading = extra;
  }

  Duration extraLoading() {
    return extraLoading;
  }
}
