package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client that reads and writes everywhere all the time would have felt: for how long each partition had no primary that
 * serves, or fewer than two replicas that live. The truth of the servers, not the leader's view of them.
 */
final class Availability {
  private static final int SAFE = 2;

  private final Map<Gpid, Duration> withoutPrimary = new TreeMap<>();
  private final Map<Gpid, Duration> withoutTwo = new TreeMap<>();

  /** Time passes while nothing changes. */
  void pass(Duration time, Cluster cluster) {
    for (var table : cluster.tables()) {
      for (var partition : table.partitions()) {
        var id = partition.id();
        var primary = partition.primary().filter(node -> cluster.serves(node, id)).isPresent();
        if (!primary) {
          withoutPrimary.merge(id, time, Duration::plus);
        }
        if (table.replicaCount() >= SAFE && (primary ? 1 : 0) + secondaries(partition, cluster) < SAFE) {
          withoutTwo.merge(id, time, Duration::plus);
        }
      }
    }
  }

  private static int secondaries(Partition partition, Cluster cluster) {
    var live = 0;
    for (var node : partition.secondaries()) {
      live += cluster.serves(node, partition.id()) ? 1 : 0;
    }
    return live;
  }

  /** Of each partition that was ever without a serving primary. */
  Map<Gpid, Duration> withoutPrimary() {
    return new TreeMap<>(withoutPrimary);
  }

  /** Of each partition that ever had fewer than two live replicas, though it is to have at least two. */
  Map<Gpid, Duration> withoutTwo() {
    return new TreeMap<>(withoutTwo);
  }
}
