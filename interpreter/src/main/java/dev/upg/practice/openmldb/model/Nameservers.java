package dev.upg.practice.openmldb.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who leads: the nameserver with the oldest node in ZooKeeper, also while its process is gone and the node isn't. */
final class Nameservers {
  private final List<Component> all;
  private Optional<Component> leader = Optional.empty();
  private int nextNode;

  Nameservers(List<Component> all, int firstNode) {
    this.all = all;
    this.nextNode = firstNode;
  }

  int nextNode() {
    return nextNode++;
  }

  /** With a node in ZooKeeper, the leader first. */
  List<Component> registered() {
    return all.stream().filter(Component::isRegistered).sorted(Comparator.comparingInt(Component::sequence)).toList();
  }

  /** Whether another one leads from now on. */
  boolean elects(Instant now) {
    var first = registered().stream().findFirst();
    boolean changes = first.isPresent() && !first.equals(leader);
    leader = first;
    return changes;
  }

  /** The one that leads and answers. */
  Optional<Component> leader() {
    return leader.filter(Component::isServing);
  }
}
