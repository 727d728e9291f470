package dev.upg.practice.dolphindb.script;

import dev.upg.practice.dolphindb.model.Chunk;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.dolphindb.wire.Table;

import java.util.stream.Collectors;

/** The tables that the leader tells of the cluster; columns and words as the 2.00 generation documents them. */
final class Views {
  private static final String GIVEN_UP = "fault recovery-fails of the practice cluster";

  private final DolphindbModel model;

  Views(DolphindbModel model) {
    this.model = model;
  }

  /** {@code isLeader} is null while a member of the group is down. */
  Table performance(boolean withControllers) {
    var table = new Table(
        "host STRING, port INT, site STRING, mode INT, state INT, agentSite STRING, maxConnections INT,"
            + " workerNum INT, connectionNum INT, name STRING, memoryUsed LONG, avgLoad DOUBLE, isLeader BOOL");
    boolean whole = model.of(Mode.CONTROLLER).stream().allMatch(controller -> controller.isUp());
    for (var member : model.members()) {
      if (member.mode() != Mode.SINGLE && (member.mode() != Mode.CONTROLLER || withControllers)) {
        var agent = member.mode() == Mode.DATANODE
            ? model.of(Mode.AGENT).stream().filter(one -> one.host().equals(member.host())).findFirst()
                .map(one -> one.site()).orElse("")
            : "";
        var leads = member.mode() == Mode.CONTROLLER && whole
            ? (Boolean) model.leader().filter(member::equals).isPresent()
            : null;
        table.row("127.0.0.1", member.port(), member.site(), member.mode().number(), member.isAlive() ? 1 : 0, agent,
            512, 4, 0, member.alias(), member.isAlive() ? 180_000_000L : 0L, 0.03, leads);
      }
    }
    return table;
  }

  Table chunks() {
    var table = new Table("chunkId STRING, file STRING, size LONG, version INT, vcLength INT, versionChain STRING,"
        + " state STRING, replicas STRING, replicaCount INT, lastUpdated TIMESTAMP, permission STRING");
    var storage = model.storage();
    for (var chunk : storage.chunks()) {
      var live = storage.live(chunk);
      table.row(chunk.id(), chunk.file(), chunk.isFile() ? 71L : 0L, chunk.version(), 1,
          "1931:0:" + chunk.version() + ":2210 -> ", state(chunk),
          live.stream().map(node -> node + ":" + chunk.replicas().get(node) + ":0:false:7801234567890123")
              .collect(Collectors.joining(",")),
          live.size(), chunk.lastUpdated(), "READ_WRITE");
    }
    return table;
  }

  /** A transaction is open for a moment after each write. */
  private String state(Chunk chunk) {
    if (model.storage().isRecovering(chunk)) {
      return "RECOVERING";
    }
    return !chunk.isFile() && chunk.lastUpdated().equals(model.now()) ? "CONSTRUCTING" : "COMPLETE";
  }

  Table recovery(boolean oldWords) {
    var table = new Table(
        "TaskId STRING, TaskType STRING, ChunkId STRING, ChunkPath STRING, Source STRING, Dest STRING,"
            + " Status STRING, AttemptCount INT, DeleteSource BOOL, StartTime TIMESTAMP, FinishTime TIMESTAMP, FailureReason STRING");
    model.storage().tasks().forEach(task -> table.row(task.id(), "ChunkRecovery", task.chunk().id(),
        task.chunk().file(), task.source(), task.target(), task.status(oldWords), task.attempts(), false,
        task.created(), task.finished().orElse(null), task.isAborted() ? GIVEN_UP : ""));
    return table;
  }
}
