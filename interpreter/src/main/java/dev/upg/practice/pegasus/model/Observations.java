package dev.upg.practice.pegasus.model;

import java.util.Set;
import java.util.TreeSet;

/** What must not happen in an upgrade, as far as it did happen. */
final class Observations {
  private final Set<String> stoppedWithPrimaries = new TreeSet<>();
  private final Set<String> stoppedWithReplicas = new TreeSet<>();
  private int mostDown;
  private int fewestReplicas = Integer.MAX_VALUE;
  private boolean lostPrimary;

  void stopped(ReplicaServer server, Cluster cluster) {
    if (cluster.primariesOf(server.address()) > 0) {
      stoppedWithPrimaries.add(server.process().name());
    }
    if (cluster.replicasOf(server.address()) > 0) {
      stoppedWithReplicas.add(server.process().name());
    }
  }

  void look(Cluster cluster) {
    mostDown = Math.max(mostDown, (int) cluster.processes().filter(process -> !process.running()).count());
    cluster.partitions().forEach(partition -> {
      fewestReplicas = Math.min(fewestReplicas, partition.replicas());
      lostPrimary |= partition.primary().isEmpty();
    });
  }

  Set<String> stoppedWithPrimaries() {
    return Set.copyOf(stoppedWithPrimaries);
  }

  Set<String> stoppedWithReplicas() {
    return Set.copyOf(stoppedWithReplicas);
  }

  int mostDown() {
    return mostDown;
  }

  int fewestReplicas() {
    return fewestReplicas;
  }

  boolean lostPrimary() {
    return lostPrimary;
  }
}
