package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An operation of the nameserver. Changed by the model only. */
public final class Op {
  private final int id;
  private final OpType type;
  private final Table table;
  private final Partition partition;
  private final String endpoint;
  private OpStatus status = OpStatus.INITED;
  private Optional<Instant> start = Optional.empty();
  private Optional<Instant> end = Optional.empty();
  private int task;
  private Duration inTask = Duration.ZERO;
  private final Instant queued;
  private Optional<String> chosen = Optional.empty();

  /** @param endpoint the tablet it concerns; empty: the new leader is found when it is done */
  Op(int id, OpType type, Table table, Partition partition, String endpoint, Instant queued) {
    this.id = id;
    this.type = type;
    this.table = table;
    this.partition = partition;
    this.endpoint = endpoint;
    this.queued = queued;
  }

  void begin(Instant now) {
    status = OpStatus.DOING;
    start = start.or(() -> Optional.of(now));
  }

  void end(OpStatus how, Instant now) {
    status = how;
    start = start.or(() -> Optional.of(now));
    end = Optional.of(now);
  }

  /** Another leader takes it over: it waits, and goes on with the task it was at. */
  void waitAgain() {
    if (status == OpStatus.DOING) {
      status = OpStatus.INITED;
      inTask = Duration.ZERO;
    }
  }

  /** Whether this step ends the task it is at; there is a next one, or none. */
  boolean step(Duration step, Duration extra) {
    inTask = inTask.plus(step);
    boolean loads = currentTask().equals("kLoadTable");
    if (inTask.compareTo(type.tasks().get(task).takes().plus(loads ? extra : Duration.ZERO)) < 0) {
      return false;
    }
    task++;
    inTask = Duration.ZERO;
    return true;
  }

  /** The task it was just through has failed. */
  void stepBack() {
    task--;
  }

  boolean hasTasks() {
    return task < type.tasks().size();
  }

  void choose(String newLeader) {
    chosen = Optional.of(newLeader);
  }

  /** The new leader, once it is found. */
  Optional<String> chosen() {
    return chosen;
  }

  Instant queued() {
    return queued;
  }

  public int id() {
    return id;
  }

  public OpType type() {
    return type;
  }

  public Table table() {
    return table;
  }

  public Partition partition() {
    return partition;
  }

  public String endpoint() {
    return endpoint;
  }

  public OpStatus status() {
    return status;
  }

  public Optional<Instant> start() {
    return start;
  }

  public Optional<Instant> end() {
    return end;
  }

  /** The running or failed task; {@code -}: none is left, or it hasn't begun. */
  public String currentTask() {
    boolean shown = (status == OpStatus.DOING || status == OpStatus.FAILED) && hasTasks();
    return shown ? type.tasks().get(task).word() : "-";
  }
}
