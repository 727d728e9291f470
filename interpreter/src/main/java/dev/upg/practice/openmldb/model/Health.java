package dev.upg.practice.openmldb.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code Warnings} of {@code SHOW TABLE STATUS}: metadata against what the tablets really have. */
public final class Health {
  private final OpenmldbModel model;

  Health(OpenmldbModel model) {
    this.model = model;
  }

  /** One line each; none: all is well, except that a follower that is still loading isn't told. */
  public List<String> warnings(Table table) {
    var lines = new ArrayList<String>();
    for (var partition : table.partitions()) {
      add(partition, lines);
    }
    return lines;
  }

  private void add(Partition partition, List<String> lines) {
    var prefix = "[pid=" + partition.id().pid() + "]";
    long real = partition.replicas().stream().filter(one -> copyOf(partition, one).isPresent()).count();
    if (real != partition.replicas().size()) {
      lines.add(prefix + ": real replica number " + real + " does not match the configured replicanum "
          + partition.replicas().size());
    }
    if (real == 0) {
      return;
    }
    var leader = partition.leader().flatMap(one -> copyOf(partition, one));
    for (var replica : partition.replicas()) {
      var where = prefix + "[" + (replica.isLeader() ? "leader" : "follower") + "][" + replica.endpoint() + "]: ";
      var copy = copyOf(partition, replica);
      if (copy.isEmpty()) {
        lines.add(where + "state is kNotFound");
      } else if (replica.isLeader() && !copy.get().isLoaded(model.now())) {
        lines.add(where + "state is kTableLoading");
      } else if (copy.get().isLeader() != replica.isLeader()) {
        lines.add(where + "leader/follower mode inconsistent");
      }
      if (!replica.isLeader() && leader.filter(one -> !one.followers().contains(replica.endpoint())).isPresent()) {
        lines.add(where + "not connected to leader");
      }
    }
  }

  private Optional<Copy> copyOf(Partition partition, Replica replica) {
    return model.tablet(replica.endpoint()).flatMap(tablet -> tablet.copy(partition.id()));
  }

  /** Replicas that are marked dead. */
  public static long unalive(Table table) {
    return table.partitions().stream().flatMap(partition -> partition.replicas().stream())
        .filter(replica -> !replica.isAlive()).count();
  }

  /** Whether all data has all its copies, and nothing is under way. */
  boolean isWhole() {
    return model.ops().stream().noneMatch(op -> op.status().isOpen()) && model.tables().stream().allMatch(
        table -> warnings(table).isEmpty() && unalive(table) == 0 && table.partitions().stream().allMatch(
            partition -> partition.replicas().size() == table.replicaNum() && areLoaded(partition)));
  }

  private boolean areLoaded(Partition partition) {
    return partition.replicas().stream()
        .allMatch(replica -> copyOf(partition, replica).filter(copy -> copy.isLoaded(model.now())).isPresent());
  }
}
