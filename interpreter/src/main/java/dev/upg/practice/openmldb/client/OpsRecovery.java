package dev.upg.practice.openmldb.client;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** {@code recoverdata}. */
final class OpsRecovery {
  private final OpsExecutor executor;
  private final OpsLog log;

  OpsRecovery(OpsExecutor executor, OpsLog log) {
    this.executor = executor;
    this.log = log;
  }

  void run() throws OpsFailure, IOException, InterruptedException {
    for (var db : executor.databases()) {
      var names = new LinkedHashSet<String>();
      executor.tables(db, "").forEach(row -> names.add(row.getFirst()));
      for (var name : names) {
        var replicas = executor.tables(db, name);
        if (isHealthy(replicas)) {
          log.info(name + " in " + db + " is healthy");
          continue;
        }
        log.info("recover " + name + " in " + db);
        try {
          recover(db, name, replicas);
        } catch (OpsFailure.Crash e) {
          throw e;
        } catch (OpsFailure e) {
          log.error(e.getMessage());
        }
        if (isHealthy(executor.tables(db, name))) {
          log.info(name + " in " + db + " recover success");
        } else {
          log.error("recover table failed. db " + db + " name " + name + ", check log for detail");
        }
      }
    }
  }

  private boolean isHealthy(List<List<String>> replicas) throws OpsFailure, IOException {
    try {
      var loaded = loaded(replicas);
      return replicas.stream().allMatch(row -> row.get(5).equals("yes")
          && loaded.get(row.get(3)).stream().anyMatch(copy -> copy.get(0).equals(row.get(1))
              && copy.get(1).equals(row.get(2)) && copy.get(3).equals(mode(row.get(4)))));
    } catch (OpsFailure.Crash e) {
      throw e;
    } catch (OpsFailure e) {
      log.error(e.getMessage());
      return false;
    }
  }

  private static String mode(String role) {
    return role.equals("leader") ? "kTableLeader" : "kTableFollower";
  }

  private Map<String, List<List<String>>> loaded(List<List<String>> replicas) throws OpsFailure, IOException {
    var loaded = new LinkedHashMap<String, List<List<String>>>();
    for (var row : replicas) {
      if (!loaded.containsKey(row.get(3))) {
        loaded.put(row.get(3), executor.status(row.get(3), ""));
      }
    }
    return loaded;
  }

  /** Each partition: first its leader, then all followers, whether they need it or not. */
  private void recover(String db, String name, List<List<String>> replicas)
      throws OpsFailure, IOException, InterruptedException {
    var loaded = loaded(replicas);
    for (var pid : new LinkedHashSet<>(replicas.stream().map(row -> row.get(2)).toList())) {
      var of = replicas.stream().filter(row -> row.get(2).equals(pid)).toList();
      var leader = of.stream().filter(row -> row.get(4).equals("leader")).reduce((first, second) -> second)
          .orElseThrow(() -> new OpsFailure("can not find leader, db " + db + " name " + name + " pid " + pid));
      recoverLeader(db, leader, loaded);
      for (var row : of) {
        if (!row.get(3).equals(leader.get(3))) {
          executor.change("updatetablealive " + name + " " + pid + " " + row.get(3) + " no", db);
          executor.change("recovertable " + name + " " + pid + " " + row.get(3), db);
        }
      }
    }
    awaitRunning(db, name);
  }

  private void recoverLeader(String db, List<String> leader, Map<String, List<List<String>>> loaded)
      throws OpsFailure, IOException, InterruptedException {
    var endpoint = leader.get(3);
    var tid = leader.get(1);
    var pid = leader.get(2);
    boolean has = loaded.get(endpoint).stream().anyMatch(row -> row.get(0).equals(tid) && row.get(1).equals(pid));
    if (!has) {
      log.info("leader replica is not in tablet, db " + db + " name " + leader.get(0) + " pid " + pid + " endpoint "
          + endpoint + ". start loading data...");
      executor.load(endpoint, Integer.parseInt(tid), Integer.parseInt(pid));
      while (!executor.status(endpoint, tid + " " + pid).getFirst().get(4).equals("kTableNormal")) {
        executor.pause(OpsExecutor.POLL);
      }
    }
    if (leader.get(5).equals("no")) {
      executor.change("updatetablealive " + leader.get(0) + " " + pid + " " + endpoint + " yes", db);
    }
  }

  /** It looks at running ones only, not at those that wait: it can end too early. */
  private void awaitRunning(String db, String name) throws OpsFailure, IOException, InterruptedException {
    executor.pause(Duration.ofSeconds(1));
    for (;;) {
      var running = executor.ops(db, name, "").stream().filter(row -> row.get(4).equals("kDoing")).findFirst();
      if (running.isEmpty()) {
        return;
      }
      log.info(String.join(" ", running.get()));
      log.info("waiting task");
      executor.pause(OpsExecutor.POLL);
    }
  }
}
