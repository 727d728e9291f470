package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The nameserver's operations: two run at once, those of a partition one after the other
 * ({@code name_server_task_concurrency} of 2). Marking replicas dead doesn't wait for others, and what
 * follows on an operation doesn't wait either.
 */
final class OpQueue {
  private static final int SLOTS = 2;
  private static final Duration NOTICE = Duration.ofMillis(500);

  private final List<Op> ops = new ArrayList<>();
  private final OpWork work;
  private int nextId;
  private Optional<OpType> failing = Optional.empty();
  private Optional<OpType> hanging = Optional.empty();
  private Optional<Op> hung = Optional.empty();

  OpQueue(OpWork work, int firstId) {
    this.work = work;
    this.nextId = firstId;
  }

  Op add(OpType type, Table table, Partition partition, String endpoint, Instant now) {
    var op = new Op(nextId++, type, table, partition, endpoint, now);
    ops.add(op);
    return op;
  }

  /** One that ended before. */
  void remember(int id, OpType type, Table table, Partition partition, OpStatus status, Instant start, Instant end) {
    var op = new Op(id, type, table, partition, "", start);
    op.begin(start);
    op.end(status, end);
    ops.add(op);
    ops.sort(Comparator.comparingInt(Op::id));
    nextId = Math.max(nextId, id + 1);
  }

  void step(Instant now, Duration step) {
    for (var op : List.copyOf(ops)) {
      if (op.status() == OpStatus.DOING) {
        run(op, now, step);
      }
    }
    for (var op : List.copyOf(ops)) {
      if (op.status() == OpStatus.INITED && mayBegin(op, now)) {
        op.begin(now);
        work.begins(op, now);
        takeFault(op);
      }
    }
  }

  private boolean mayBegin(Op op, Instant now) {
    if (op.type() == OpType.OFFLINE_REPLICA) {
      return true;
    }
    boolean busy = ops.stream().anyMatch(
        other -> other.status() == OpStatus.DOING && other.type() != OpType.OFFLINE_REPLICA
            && slot(other) == slot(op));
    return !busy && !op.queued().plus(NOTICE).isAfter(now);
  }

  private static int slot(Op op) {
    return op.partition().id().pid() % SLOTS;
  }

  private void takeFault(Op op) {
    if (hanging.filter(op.type()::equals).isPresent()) {
      hanging = Optional.empty();
      hung = Optional.of(op);
    }
  }

  private void run(Op op, Instant now, Duration step) {
    if (hung.filter(op::equals).isPresent()) {
      return;
    }
    if (!work.canGoOn(op)) {
      op.end(OpStatus.FAILED, now);
      return;
    }
    var task = op.currentTask();
    if (!op.step(step, work.extra(op))) {
      return;
    }
    if (failing.filter(op.type()::equals).isPresent()) {
      failing = Optional.empty();
      op.stepBack();
      op.end(OpStatus.FAILED, now);
      return;
    }
    if (!work.ended(op, task, now)) {
      op.stepBack();
      op.end(OpStatus.FAILED, now);
    } else if (op.hasTasks()) {
      work.begins(op, now);
    } else {
      op.end(OpStatus.DONE, now);
      work.next(op)
          .ifPresent(type -> add(type, op.table(), op.partition(), op.endpoint(), now.minus(NOTICE)));
    }
  }

  void cancel(Op op, Instant now) {
    op.end(OpStatus.CANCELED, now);
  }

  void forget(Op op) {
    ops.remove(op);
  }

  /** What another nameserver finds in ZooKeeper: failed ones, and those that weren't done, which it goes on with. */
  void takenOver() {
    ops.removeIf(op -> op.status() == OpStatus.DONE || op.status() == OpStatus.CANCELED);
    ops.forEach(Op::waitAgain);
  }

  List<Op> ops() {
    return List.copyOf(ops);
  }

  /** The next operation of this type fails at its first task. */
  void failNext(OpType type) {
    failing = Optional.of(type);
  }

  /** The next operation of this type never ends; OpenMLDB doesn't end it either. */
  void hangNext(OpType type) {
    hanging = Optional.of(type);
  }

  /** Whether {@link #failNext} or {@link #hangNext} has met its operation. */
  boolean hasStruck() {
    return failing.isEmpty() && hanging.isEmpty();
  }
}
