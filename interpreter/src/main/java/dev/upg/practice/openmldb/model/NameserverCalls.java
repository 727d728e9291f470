package dev.upg.practice.openmldb.model;

import java.util.List;
import java.util.Set;

/** What the leading nameserver is told to do: it checks, and queues an operation. */
public final class NameserverCalls {
  private final OpenmldbModel model;

  NameserverCalls(OpenmldbModel model) {
    this.model = model;
  }

  /** {@code confset}. */
  public void set(String key, String value) throws Refused {
    if (!key.equals("auto_failover")) {
      throw Refused.guessed("unsupport set key " + key);
    }
    if (!Set.of("true", "false").contains(value)) {
      throw Refused.guessed("invalid value " + value);
    }
    model.failover().enable(value.equals("true"));
  }

  /** @param candidate an endpoint, {@code auto}, or empty, which a living leader refuses */
  public void changeLeader(String db, String name, int pid, String candidate) throws Refused {
    refuseWithFailover();
    var table = table(db, name);
    var partition = partition(table, pid);
    if (partition.replicas().size() == 1) {
      throw new Refused("no follower");
    }
    if (candidate.isEmpty() && partition.leader().map(Replica::endpoint).filter(model::isHealthy).isPresent()) {
      throw new Refused("leader is alive");
    }
    boolean named = !candidate.isEmpty() && !candidate.equals("auto");
    if (partition.liveFollowers().stream().noneMatch(one -> !named || one.endpoint().equals(candidate))) {
      throw new Refused("no alive follower");
    }
    model.queue(OpType.CHANGE_LEADER, table, partition, named ? candidate : "");
  }

  public void recoverTable(String db, String name, int pid, String endpoint) throws Refused {
    refuseWithFailover();
    var table = table(db, name);
    var partition = partition(table, pid);
    var replica = partition.replica(endpoint).orElseThrow(() -> new Refused("endpoint does not exist"));
    if (!model.isHealthy(endpoint)) {
      throw new Refused("tablet is not healthy");
    }
    if (replica.isAlive()) {
      throw new Refused("table is alive, need not recover");
    }
    model.queue(OpType.RECOVER_TABLE, table, partition, endpoint);
  }

  public void addReplica(String db, String name, List<Integer> pids, String endpoint) throws Refused {
    var table = table(db, name);
    for (var pid : pids) {
      var partition = partition(table, pid);
      if (partition.replica(endpoint).isPresent()) {
        throw new Refused("pid " + pid + " is exist in " + endpoint);
      }
      if (!model.isHealthy(endpoint)) {
        throw Refused.guessed("tablet is not healthy");
      }
    }
    for (var pid : pids) {
      model.queue(OpType.ADD_REPLICA, table, partition(table, pid), endpoint);
    }
  }

  public void deleteReplica(String db, String name, List<Integer> pids, String endpoint) throws Refused {
    var table = table(db, name);
    for (var pid : pids) {
      var replica = partition(table, pid).replica(endpoint)
          .orElseThrow(() -> Refused.guessed("endpoint does not exist"));
      if (replica.isLeader()) {
        throw new Refused("can not del leader. pid " + pid + " endpoint " + endpoint);
      }
    }
    for (var pid : pids) {
      model.queue(OpType.DEL_REPLICA, table, partition(table, pid), endpoint);
    }
  }

  /** @param pids of the table's partitions that are marked */
  public void updateAlive(String db, String name, List<Integer> pids, String endpoint, boolean alive) throws Refused {
    refuseWithFailover();
    var table = table(db, name);
    for (var pid : pids) {
      partition(table, pid).replica(endpoint).orElseThrow(() -> Refused.guessed("endpoint does not exist"))
          .alive(alive);
    }
  }

  public void cancelOp(int id) throws Refused {
    refuseWithFailover();
    var op = model.ops().stream().filter(one -> one.id() == id && one.status().isOpen()).findFirst();
    model.cancel(op.orElseThrow(() -> Refused.guessed("op does not exist or is not open")));
  }

  /** @param which an id, or {@code done}, {@code failed}, {@code canceled} */
  public void deleteOps(String which) {
    model.ops().stream().filter(op -> !op.status().isOpen())
        .filter(op -> which.equals(String.valueOf(op.id())) || op.status().word().equalsIgnoreCase("k" + which))
        .forEach(model::forget);
  }

  private void refuseWithFailover() throws Refused {
    if (model.failover().isEnabled()) {
      throw Refused.autoFailover();
    }
  }

  public Table table(String db, String name) throws Refused {
    return model.tables().stream().filter(table -> table.db().equals(db) && table.name().equals(name)).findFirst()
        .orElseThrow(() -> new Refused("table does not exist"));
  }

  private static Partition partition(Table table, int pid) throws Refused {
    return table.partition(pid).orElseThrow(() -> new Refused("pid does not exist"));
  }
}
