package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cluster's users feel: an application writes a row a second into each partition of the user databases, by way of the
 * leader in the metadata, and rows that were acknowledged must stay.
 */
final class Application {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final List<Table> tables;
  private final OpWork work;
  private final Map<String, Tablet> tablets;
  private final boolean writes;
  private final Map<PartitionId, Long> acknowledged = new TreeMap<>();
  private final Map<PartitionId, Long> lost = new LinkedHashMap<>();
  private final Map<PartitionId, Duration> withoutLeader = new LinkedHashMap<>();
  private Instant next = Instant.MIN;
  private long rows;

  Application(List<Table> tables, OpWork work, Map<String, Tablet> tablets, boolean writes) {
    this.tables = tables.stream().filter(table -> !table.isInternal()).toList();
    this.work = work;
    this.tablets = tablets;
    this.writes = writes;
  }

  void step(Instant now, Duration step) {
    boolean due = writes && !next.isAfter(now);
    next = due ? now.plus(INTERVAL) : next;
    for (var table : tables) {
      for (var partition : table.partitions()) {
        step(partition, due, now, step);
      }
    }
  }

  private void step(Partition partition, boolean due, Instant now, Duration step) {
    var serving = work.leaderCopy(partition).filter(copy -> copy.isLeader() && copy.isLoaded(now));
    if (serving.isEmpty()) {
      withoutLeader.merge(partition.id(), step, Duration::plus);
      return;
    }
    var leader = serving.get();
    long known = acknowledged.getOrDefault(partition.id(), leader.offset());
    if (leader.offset() < known) {
      lost.merge(partition.id(), known - leader.offset(), Long::sum);
    }
    if (due) {
      rows++;
      leader.offset(leader.offset() + 1);
      leader.followers().forEach(follower -> tablets.get(follower).copy(partition.id())
          .ifPresent(copy -> copy.offset(leader.offset())));
    }
    acknowledged.put(partition.id(), leader.offset());
  }

  /** How many rows were acknowledged. */
  long rows() {
    return rows;
  }

  /** Acknowledged rows that are gone. */
  Map<PartitionId, Long> lost() {
    return lost;
  }

  Map<PartitionId, Duration> withoutLeader() {
    return withoutLeader;
  }
}
