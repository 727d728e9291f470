package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom the meta leader holds alive: by beacons, and not those that restart too often. A new leader begins a new one. */
final class FailureDetector {
  private static final Duration BEACON = Duration.ofSeconds(3);

  private final Cluster cluster;
  private final Map<Address, Life> lives = new HashMap<>();
  private final Set<Address> heard = new HashSet<>();

  /** @param unstable how many restarts in a row came too early */
  private record Life(Instant startedAt, int unstable) {}

  FailureDetector(Cluster cluster, Instant now) {
    this.cluster = cluster;
    // What was alive for the leader before has the whole grace again.
    cluster.replicas().stream().filter(ReplicaServer::alive).forEach(server -> {
      server.beacon(now);
      heard.add(server.address());
    });
  }

  /** Whether the leader lists the server: it was alive since it leads, or has replicas. */
  boolean knows(ReplicaServer server) {
    return heard.contains(server.address()) || cluster.replicasOf(server.address()) > 0;
  }

  void step(Instant now) {
    for (var server : cluster.replicas()) {
      if (server.ready() && hears(server, now)) {
        if (!server.alive() || !server.lastBeacon().plus(BEACON).isAfter(now)) {
          server.beacon(now);
        }
        server.setAlive(true);
        heard.add(server.address());
      } else if (server.alive() && !server.lastBeacon().plus(cluster.config().failureGrace()).isAfter(now)) {
        server.setAlive(false);
        cluster.partitions().filter(partition -> partition.isPrimary(server.address()))
            .forEach(partition -> partition.dropPrimary(now));
      }
    }
  }

  /** After too many early restarts beacons are ignored, until one life has lasted long enough. */
  private boolean hears(ReplicaServer server, Instant now) {
    var started = server.process().startedAt();
    var stable = cluster.config().stableRun();
    var life = lives.getOrDefault(server.address(), new Life(started, 0));
    if (!life.startedAt().equals(started)) {
      var early = life.startedAt().plus(stable).isAfter(started);
      life = new Life(started, early ? life.unstable() + 1 : 0);
    } else if (!started.plus(stable).isAfter(now)) {
      life = new Life(started, 0);
    }
    lives.put(server.address(), life);
    return life.unstable() < cluster.config().unstableRestarts();
  }
}
