package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the leading nameserver does by itself when tablets go and come. */
final class Failover {
  /** {@code tablet_heartbeat_timeout} of the template. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(60);
  private static final Duration NOTICE = Duration.ofSeconds(1);

  private final List<TabletView> views = new ArrayList<>();
  private final List<Table> tables;
  private final OpQueue queue;
  private boolean enabled = true;

  /** @param tables by database and name, as the nameserver goes through them */
  Failover(List<Table> tables, OpQueue queue) {
    this.tables = tables;
    this.queue = queue;
  }

  /** Whether {@code auto_failover} is on. */
  boolean isEnabled() {
    return enabled;
  }

  void enable(boolean on) {
    enabled = on;
  }

  void sees(Component tablet, Instant now) {
    views.add(new TabletView(tablet, now));
  }

  List<TabletView> views() {
    return views.stream().filter(TabletView::isListed).toList();
  }

  void takenOver(Instant now) {
    views.forEach(view -> view.takenOver(now, now.plus(HEARTBEAT)));
  }

  void step(Tablet tablet, Instant now) {
    var view = views.stream().filter(one -> one.endpoint().equals(tablet.endpoint())).findFirst();
    if (view.isEmpty()) {
      return;
    }
    boolean registered = tablet.component().isRegistered();
    if (view.get().isHealthy() && !registered) {
      view.get().offline(now, now.plus(HEARTBEAT));
    } else if (!view.get().isHealthy() && registered) {
      view.get().online(now, now.plus(NOTICE));
    }
    if (view.get().timesOut(now) && enabled) {
      each(tablet.endpoint(), (table, partition, replica) -> leaves(table, partition, replica, now));
    }
    if (view.get().returns(now) && enabled) {
      each(tablet.endpoint(), (table, partition, replica) -> comesBack(table, partition, replica, now));
    }
  }

  private interface Visit { void at(Table table, Partition partition, Replica replica); }

  private void each(String endpoint, Visit visit) {
    for (var table : tables) {
      for (var partition : table.partitions()) {
        partition.replica(endpoint).ifPresent(replica -> visit.at(table, partition, replica));
      }
    }
  }

  /** The only live replica of a partition isn't marked dead. */
  private void leaves(Table table, Partition partition, Replica replica, Instant now) {
    if (replica.isLeader() && !partition.liveFollowers().isEmpty()) {
      queue.add(OpType.CHANGE_LEADER, table, partition, "", now);
    } else if (!replica.isLeader() && replica.isAlive()) {
      queue.add(OpType.OFFLINE_REPLICA, table, partition, replica.endpoint(), now);
    }
  }

  private void comesBack(Table table, Partition partition, Replica replica, Instant now) {
    if (replica.isLeader() && partition.liveFollowers().isEmpty()) {
      queue.add(OpType.RELOAD_TABLE, table, partition, replica.endpoint(), now);
      return;
    }
    if (replica.isLeader()) {
      queue.add(OpType.CHANGE_LEADER, table, partition, "", now);
    } else {
      replica.alive(false);
    }
    queue.add(OpType.RECOVER_TABLE, table, partition, replica.endpoint(), now);
  }
}
