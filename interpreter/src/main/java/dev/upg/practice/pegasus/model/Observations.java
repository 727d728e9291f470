package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What must not happen in an upgrade, as far as it did happen. */
final class Observations {
  private final Set<String> stoppedWithPrimaries = new TreeSet<>();
  private final Set<String> stoppedWithReplicas = new TreeSet<>();
  private int mostDown;
  private int fewestReplicas = Integer.MAX_VALUE;
  private boolean lostPrimary;
  private Optional<Instant> lastMetaStart = Optional.empty();
  private Optional<Duration> shortestMetaPause = Optional.empty();

  void stopped(ReplicaServer server, Cluster cluster) {
    if (cluster.primariesOf(server.address()) > 0) {
      stoppedWithPrimaries.add(server.process().name());
    }
    if (cluster.replicasOf(server.address()) > 0) {
      stoppedWithReplicas.add(server.process().name());
    }
  }

  void metaStarted(Instant now) {
    lastMetaStart = Optional.of(now);
  }

  void metaStopped(Instant now) {
    var pause = lastMetaStart.map(start -> Duration.between(start, now));
    shortestMetaPause = pause.filter(time -> shortestMetaPause.isEmpty() || time.compareTo(shortestMetaPause.get()) < 0)
        .or(() -> shortestMetaPause);
  }

  void look(Cluster cluster) {
    mostDown = Math.max(mostDown, (int) cluster.processes().filter(process -> !process.running()).count());
    cluster.partitions().forEach(partition -> {
      fewestReplicas = Math.min(fewestReplicas, partition.replicas());
      lostPrimary |= partition.primary().isEmpty();
    });
  }

  /** The shortest time from the start of a meta server to the next stop of one. */
  Optional<Duration> shortestMetaPause() {
    return shortestMetaPause;
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
