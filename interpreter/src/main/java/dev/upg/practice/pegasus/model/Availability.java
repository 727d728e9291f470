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
        if (partition.primary().filter(node -> cluster.serves(node, id)).isEmpty()) {
          withoutPrimary.merge(id, time, Duration::plus);
        }
        if (table.replicaCount() >= SAFE && live(partition, cluster) < SAFE) {
          withoutTwo.merge(id, time, Duration::plus);
        }
      }
    }
  }

  private static long live(Partition partition, Cluster cluster) {
    var secondaries = partition.secondaries().stream().filter(node -> cluster.serves(node, partition.id())).count();
    return secondaries + (partition.primary().filter(node -> cluster.serves(node, partition.id())).isPresent() ? 1 : 0);
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
