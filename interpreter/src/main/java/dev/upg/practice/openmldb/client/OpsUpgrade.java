package dev.upg.practice.openmldb.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code pre-upgrade} and {@code post-upgrade}. */
final class OpsUpgrade {
  /** Of the state file. */
  private static final int COLUMNS = 6;

  private final OpsExecutor executor;
  private final OpsLog log;
  private final boolean allowsSingle;
  private final Path statfile;
  private final String statname;

  OpsUpgrade(OpsExecutor executor, OpsOptions options, OpsLog log) {
    this.executor = executor;
    this.log = log;
    this.allowsSingle = options.allowsSingleReplica();
    this.statname = options.statfile();
    this.statfile = Path.of(options.folder()).resolve(options.statfile());
  }

  /** What the metadata say of a partition. */
  private record Known(String db, String name, int replicas) {}

  void pre(String endpoint) throws OpsFailure, IOException, InterruptedException {
    log.info("start to pre-upgrade " + endpoint);
    var leads = executor.status(endpoint, "").stream().filter(row -> row.get(3).equals("kTableLeader")).toList();
    var known = new LinkedHashMap<String, Known>();
    var counts = new LinkedHashMap<String, Integer>();
    for (var db : executor.databases()) {
      for (var row : executor.tables(db, "")) {
        known.merge(row.get(1) + "_" + row.get(2), new Known(db, row.get(0), 1),
            (one, other) -> new Known(db, one.name(), one.replicas() + 1));
        counts.merge(row.get(3), 1, Integer::sum);
      }
    }
    var moved = new ArrayList<String>();
    Optional<OpsFailure> failure = Optional.empty();
    for (var row : leads) {
      var partition = Optional.ofNullable(known.get(row.get(0) + "_" + row.get(1))).orElseThrow(
          () -> new OpsFailure.Crash("TypeError: 'NoneType' object is not subscriptable"));
      if (partition.replicas() == 1 && allowsSingle) {
        continue;
      }
      try {
        move(endpoint, row, partition, counts).ifPresent(moved::add);
      } catch (OpsFailure.Crash e) {
        throw e;
      } catch (OpsFailure e) {
        failure = Optional.of(e);
        break;
      }
    }
    Files.write(statfile, moved, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Optional<String> move(String endpoint, List<String> row, Known partition, Map<String, Integer> counts)
      throws OpsFailure, IOException, InterruptedException {
    var pid = row.get(1);
    var extra = "";
    if (partition.replicas() == 1) {
      var target = counts.entrySet().stream().filter(entry -> !entry.getKey().equals(endpoint))
          .min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
      if (target.isEmpty()) {
        log.error("can not find endpoint to add replica to. ..");
        return Optional.empty();
      }
      extra = target.get();
    }
    log.info("change leader of table partition " + partition.db() + " " + partition.name() + " " + pid + " in '"
        + endpoint + "' to '" + extra + "' " + (extra.isEmpty() ? "False" : "True"));
    if (!extra.isEmpty()) {
      step("addreplica", partition, pid, extra);
    }
    step("changeleader", partition, pid, extra.isEmpty() ? "auto" : extra);
    step("recovertable", partition, pid, endpoint);
    return Optional.of(
        String.join(",", endpoint, partition.db(), partition.name(), row.get(0), pid, extra));
  }

  private void step(String command, Known partition, String pid, String endpoint)
      throws OpsFailure, IOException, InterruptedException {
    executor.change(command + " " + partition.name() + " " + pid + " " + endpoint, partition.db());
    executor.await(partition.db(), partition.name(), pid);
  }

  void post(String endpoint) throws OpsFailure, IOException, InterruptedException {
    log.info("check all ops are complete");
    for (var db : executor.databases()) {
      executor.awaitAll(db);
    }
    log.info("start to post-upgrade " + endpoint);
    if (!Files.exists(statfile)) {
      throw new OpsFailure.Crash("FileNotFoundError: [Errno 2] No such file or directory: '" + statname + "'");
    }
    for (var line : Files.readAllLines(statfile)) {
      var words = line.split(",", -1);
      if (words.length < COLUMNS) {
        throw new OpsFailure.Crash("IndexError: list index out of range");
      }
      if (words[0].equals(endpoint)) {
        bringBack(endpoint, new Known(words[1], words[2], 0), words[3], words[4], words[5]);
      }
    }
    Files.delete(statfile);
  }

  private void bringBack(String endpoint, Known partition, String tid, String pid, String extra)
      throws OpsFailure, IOException, InterruptedException {
    var status = executor.status(endpoint, "").stream()
        .filter(row -> row.get(0).equals(tid) && row.get(1).equals(pid)).findFirst().orElseThrow(
            () -> new OpsFailure("get empty table status for partition " + tid + "_" + pid + " from " + endpoint));
    if (status.get(3).equals("kTableLeader")) {
      log.warning(partition.db() + " " + partition.name() + " " + pid + " in " + endpoint + " is already leader");
      return;
    }
    var leader = extra;
    if (extra.isEmpty()) {
      leader = executor.tables(partition.db(), partition.name()).stream()
          .filter(row -> row.get(2).equals(pid) && row.get(4).equals("leader")).map(row -> row.get(3)).findFirst()
          .orElseThrow(() -> new OpsFailure("get leader failed"));
    }
    log.info("change leader of table partition " + partition.db() + " " + partition.name() + " " + pid + " in '"
        + leader + "' to '" + endpoint + "' False");
    step("changeleader", partition, pid, endpoint);
    step("recovertable", partition, pid, leader);
    if (!extra.isEmpty()) {
      step("delreplica", partition, pid, extra);
    }
  }
}
