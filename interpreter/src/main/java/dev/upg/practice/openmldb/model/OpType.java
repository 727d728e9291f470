package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operations of the model with their tasks; how long each takes is made up so that the whole is about what samples show. */
public enum OpType {
  DEPLOY("kDeployOP"), CHANGE_LEADER("kChangeLeaderOP", task("kSelectLeader", 800), task("kChangeLeader", 800),
      task("kUpdateLeaderInfo", 400)), RECOVER_TABLE("kRecoverTableOP", task("kDelReplica", 2000)), ADD_REPLICA(
          "kAddReplicaOP", task("kSendSnapshot", 2000), task("kAddReplica", 2000), task("kAddTableInfo", 2000),
          task("kUpdatePartitionStatus", 3000)), DEL_REPLICA("kDelReplicaOP",
              task("kDelReplica", 2000)), OFFLINE_REPLICA("kOfflineReplicaOP", task("kDelReplica", 500),
                  task("kUpdatePartitionStatus", 500)),
  /** The copy is there, loaded, and only has to follow. */
  READD_SIMPLIFY("kReAddReplicaSimplifyOP", task("kAddReplica", 1000), task("kCheckBinlogSyncProgress", 500),
      task("kUpdatePartitionStatus", 500)),
  /** It is on the tablet's disk. */
  READD_NO_SEND("kReAddReplicaNoSendOP", task("kLoadTable", 1000), task("kAddReplica", 1000),
      task("kCheckBinlogSyncProgress", 1000), task("kUpdatePartitionStatus", 2000)),
  /** The tablet has nothing of it. */
  READD("kReAddReplicaOP", task("kSendSnapshot", 3000), task("kLoadTable", 1000), task("kAddReplica", 1000),
      task("kCheckBinlogSyncProgress", 1000), task("kUpdatePartitionStatus", 1000)),
  /** It has rows that the leader hasn't: thrown away and sent anew. */
  READD_WITH_DROP("kReAddReplicaWithDropOP", task("kSendSnapshot", 3000), task("kLoadTable", 1000),
      task("kAddReplica", 1000), task("kCheckBinlogSyncProgress", 1000), task("kUpdatePartitionStatus", 1000)),
  /** The only live replica, on a tablet that was started again. */
  RELOAD_TABLE("kReLoadTableOP", task("kLoadTable", 3000), task("kUpdatePartitionStatus", 1000));

  record Task(String word, Duration takes) {}

  private final String word;
  private final List<Task> tasks;

  OpType(String word, Task... tasks) {
    this.word = word;
    this.tasks = List.of(tasks);
  }

  private static Task task(String word, int millis) {
    return new Task(word, Duration.ofMillis(millis));
  }

  public String word() {
    return word;
  }

  List<Task> tasks() {
    return tasks;
  }

  public static Optional<OpType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
