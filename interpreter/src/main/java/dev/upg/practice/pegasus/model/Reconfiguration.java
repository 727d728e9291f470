package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How partitions change: proposals, cure, learning. The leader decides; this applies. */
final class Reconfiguration {
  private static final Duration LEARNING = Duration.ofMillis(800);
  private static final Duration LEARNING_BESIDE_ANOTHER = Duration.ofMillis(150);

  private final Cluster cluster;
  private final Set<Gpid> heldBack = new HashSet<>();
  private final Set<Address> slow = new HashSet<>();

  Reconfiguration(Cluster cluster) {
    this.cluster = cluster;
  }

  /** From now on nobody catches up with this partition. */
  void holdBack(Gpid partition) {
    heldBack.add(partition);
  }

  /** From now on this server never catches up with anything. */
  void neverLearns(Address node) {
    slow.add(node);
  }

  /**
   * Works off what is queued for the partition. Real servers answer one step within milliseconds and the leader sends the
   * next at once, so a moved primary is one change to whoever polls; only learning takes time.
   */
  void workOff(Partition partition, Instant now) {
    while (!partition.queue().isEmpty() && partition.learner().isEmpty()) {
      var action = partition.queue().poll();
      if (!apply(partition, action, now)) {
        partition.queue().clear();
      }
    }
  }

  /** Gives a drained server the primary of a partition back that it had, as a person's proposal may at any time. */
  void giveBack(Address node, Instant now) {
    cluster.partitions().filter(partition -> !partition.has(node) && partition.primary().isPresent()
        && partition.lastDrop().filter(drop -> drop.node().equals(node)).isPresent()).findFirst()
        .ifPresent(partition -> {
          partition.addSecondary(node);
          partition.demotePrimary();
          partition.promote(node);
          serve(partition, node, now);
        });
  }

  private boolean apply(Partition partition, Action action, Instant now) {
    var node = action.node();
    return switch (action.type()) {
      case ASSIGN_PRIMARY ->
        when(partition.primary().isEmpty() && partition.secondaries().isEmpty() && cluster.usable(node), () -> {
          partition.promote(node);
          serve(partition, node, now);
        });
      case UPGRADE_TO_PRIMARY ->
        when(partition.primary().isEmpty() && partition.isSecondary(node) && cluster.usable(node),
            () -> partition.promote(node));
      case ADD_SECONDARY -> when(partition.isPrimary(action.target()) && cluster.usable(action.target())
          && !partition.has(node) && cluster.usable(node), () -> teach(partition, node, now));
      case UPGRADE_TO_SECONDARY -> false;
      case DOWNGRADE_TO_SECONDARY ->
        when(partition.isPrimary(node) && node.equals(action.target()) && cluster.usable(node),
            partition::demotePrimary);
      case DOWNGRADE_TO_INACTIVE, REMOVE -> when(partition.isPrimary(action.target()) && cluster.usable(action.target())
          && partition.has(node), () -> drop(partition, node, now));
    };
  }

  private static boolean when(boolean valid, Runnable change) {
    if (valid) {
      change.run();
    }
    return valid;
  }

  private static void drop(Partition partition, Address node, Instant now) {
    if (partition.isPrimary(node)) {
      partition.dropPrimary(now);
    } else {
      partition.dropSecondary(node, now);
    }
  }

  private void serve(Partition partition, Address node, Instant now) {
    cluster.replica(node).ifPresent(server -> server.serve(partition.id(), now));
  }

  private void teach(Partition partition, Address node, Instant now) {
    cluster.replica(node).ifPresent(server -> {
      var beside = LEARNING_BESIDE_ANOTHER.multipliedBy(server.learning());
      server.learn(partition.id(), now);
      partition.learn(node, now.plus(LEARNING).plus(beside));
    });
  }

  /** A learner that has caught up becomes a secondary; one whose server is gone is forgotten. */
  void finishLearning(Partition partition, Instant now) {
    var learner = partition.learner().orElse(null);
    if (learner == null) {
      return;
    }
    var possible = cluster.usable(learner.node()) && partition.primary().filter(cluster::usable).isPresent()
        && cluster.replica(learner.node()).filter(server -> server.holds(partition.id())).isPresent();
    if (!possible) {
      partition.forgetLearner();
      cluster.replica(learner.node()).filter(ReplicaServer::ready).filter(server -> server.holds(partition.id()))
          .ifPresent(server -> server.stopLearning(partition.id(), now));
    } else if (!learner.done().isAfter(now) && !heldBack.contains(partition.id())
        && !slow.contains(learner.node())) {
      partition.forgetLearner();
      partition.addSecondary(learner.node());
      serve(partition, learner.node(), now);
      workOff(partition, now);
    }
  }

  /** Gives the partition a primary again when one of its replicas can be it. */
  void curePrimary(Partition partition, Instant now) {
    if (partition.primary().isPresent() || !partition.queue().isEmpty()) {
      return;
    }
    // Fewest primaries of the same table first, then fewest in all: so the servers seen in captures chose.
    var secondary = partition.secondaries().stream().filter(cluster::usable)
        .min(Comparator.<Address>comparingLong(node -> cluster.primariesOf(node, partition.id().table()))
            .thenComparingInt(cluster::primariesOf));
    if (secondary.isPresent()) {
      partition.promote(secondary.get());
    } else if (partition.secondaries().isEmpty()) {
      partition.lastDrop().map(Partition.Drop::node).filter(cluster::usable).ifPresent(node -> {
        partition.promote(node);
        serve(partition, node, now);
      });
    }
  }

  /** Adds one missing secondary, if the leader's settings allow it now. */
  void cureSecondary(Table table, Partition partition, Leader leader, Instant now) {
    if (partition.replicas() >= table.replicaCount() || partition.learner().isPresent() || !partition.queue().isEmpty()
        || partition.primary().filter(cluster::usable).isEmpty()) {
      return;
    }
    newSecondary(partition, leader, now).filter(cluster::usable).filter(node -> !full(node, leader))
        .ifPresent(node -> teach(partition, node, now));
  }

  private boolean full(Address node, Leader leader) {
    var adding = cluster.partitions().flatMap(partition -> partition.learner().stream())
        .filter(learner -> learner.node().equals(node)).count();
    return leader.flowControl() && adding >= leader.addSecondaryMax();
  }

  private Optional<Address> newSecondary(Partition partition, Leader leader, Instant now) {
    var drop = partition.lastDrop();
    var blackListed = drop.filter(last -> leader.blackList().contains(last.node())).isPresent();
    if (drop.isPresent() && !blackListed && cluster.alive(drop.get().node()) && !partition.has(drop.get().node())) {
      return Optional.of(drop.get().node());
    }
    var emergency = partition.replicas() < cluster.config().minReplicasToWrite() || drop.isEmpty() || blackListed;
    if (!emergency && drop.get().at().plusMillis(leader.assignDelayMs()).isAfter(now)) {
      return Optional.empty();
    }
    return cluster.replicas().stream().filter(ReplicaServer::alive).map(ReplicaServer::address)
        .filter(node -> !partition.has(node) && !leader.blackList().contains(node))
        .min(Comparator.comparingInt(cluster::replicasOf));
  }
}
