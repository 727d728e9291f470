package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What operations do to the metadata and the tablets, task by task. */
final class OpWork {
  private static final Duration LOADING = Duration.ofSeconds(1);

  private final Map<String, Tablet> tablets;

  /** @param tablets by endpoint */
  OpWork(Map<String, Tablet> tablets) {
    this.tablets = tablets;
  }

  /** Whether the tablets that it needs are there. */
  boolean canGoOn(Op op) {
    return switch (op.type()) {
      case CHANGE_LEADER -> op.chosen().map(this::serves).orElse(true);
      case RELOAD_TABLE -> serves(op.endpoint());
      case DEPLOY, DEL_REPLICA, OFFLINE_REPLICA -> true;
      default -> serves(op.endpoint()) && leaderCopy(op.partition()).isPresent();
    };
  }

  private boolean serves(String endpoint) {
    return tablets.containsKey(endpoint) && tablets.get(endpoint).component().isServing();
  }

  /** The copy that leads by the metadata. */
  Optional<Copy> leaderCopy(Partition partition) {
    return partition.leader().flatMap(leader -> copy(leader.endpoint(), partition));
  }

  private Optional<Copy> copy(String endpoint, Partition partition) {
    return Optional.ofNullable(tablets.get(endpoint)).flatMap(tablet -> tablet.copy(partition.id()));
  }

  /** How much longer than usual its loading takes. */
  Duration extra(Op op) {
    return Optional.ofNullable(tablets.get(op.endpoint())).map(Tablet::extraLoading).orElse(Duration.ZERO);
  }

  /** The current task begins. */
  void begins(Op op, Instant now) {
    var partition = op.partition();
    var tablet = tablets.get(op.endpoint());
    if (op.type() == OpType.READD_WITH_DROP && op.currentTask().equals("kSendSnapshot") && tablet != null) {
      tablet.drop(partition.id());
    }
    if (op.currentTask().equals("kLoadTable") && tablet != null) {
      boolean leads = op.type() == OpType.RELOAD_TABLE;
      tablet.put(partition.id(), new Copy(leads, tablet.onDisk(partition.id()).orElse(0L),
          now.plus(leads ? LOADING.multipliedBy(3) : LOADING).plus(tablet.extraLoading())));
    }
  }

  /** A task is through; false: it has failed. */
  boolean ended(Op op, String task, Instant now) {
    return switch (op.type()) {
      case CHANGE_LEADER -> changesLeader(op, task);
      case RECOVER_TABLE -> {
        leaderCopy(op.partition()).ifPresent(leader -> leader.followers().remove(op.endpoint()));
        copy(op.endpoint(), op.partition()).filter(Copy::isLeader).ifPresent(copy -> copy.lead(false));
        yield true;
      }
      case READD, READD_NO_SEND, READD_SIMPLIFY, READD_WITH_DROP -> readds(op, task);
      case ADD_REPLICA -> adds(op, task, now);
      case DEL_REPLICA -> deletes(op);
      case OFFLINE_REPLICA -> marksDead(op, task);
      case RELOAD_TABLE, DEPLOY -> true;
    };
  }

  private boolean changesLeader(Op op, String task) {
    var partition = op.partition();
    switch (task) {
      case "kSelectLeader" -> {
        var candidate = op.endpoint().isEmpty() ? furthest(partition) : Optional.of(op.endpoint());
        candidate.ifPresent(op::choose);
        return candidate.isPresent();
      }
      case "kChangeLeader" -> {
        var copy = copy(op.chosen().orElseThrow(), partition);
        copy.ifPresent(next -> next.lead(true));
        // From here on the old leader sends its binlog to nobody; what it still acknowledges is lost.
        leaderCopy(partition).ifPresent(old -> old.followers().clear());
        return copy.isPresent();
      }
      default -> {
        var old = leaderCopy(partition);
        var next = partition.replica(op.chosen().orElseThrow());
        if (next.isEmpty()) {
          return false;
        }
        partition.lead(next.get());
        var copy = leaderCopy(partition).orElseThrow();
        partition.liveFollowers().forEach(one -> copy.followers().add(one.endpoint()));
        old.filter(one -> one.offset() > copy.offset()).ifPresent(Copy::diverge);
        return true;
      }
    }
  }

  private Optional<String> furthest(Partition partition) {
    return partition.liveFollowers().stream().map(Replica::endpoint)
        .filter(endpoint -> copy(endpoint, partition).isPresent())
        .max(Comparator.comparingLong(endpoint -> copy(endpoint, partition).orElseThrow().offset()));
  }

  private boolean readds(Op op, String task) {
    if (task.equals("kAddReplica")) {
      follows(op);
    } else if (task.equals("kUpdatePartitionStatus")) {
      op.partition().replica(op.endpoint()).ifPresent(replica -> replica.alive(true));
    }
    return true;
  }

  private void follows(Op op) {
    var leader = leaderCopy(op.partition()).orElseThrow();
    leader.followers().add(op.endpoint());
    copy(op.endpoint(), op.partition()).ifPresent(copy -> {
      copy.lead(false);
      copy.offset(leader.offset());
    });
  }

  private boolean adds(Op op, String task, Instant now) {
    switch (task) {
      case "kSendSnapshot" -> {
        var tablet = tablets.get(op.endpoint());
        if (tablet.isFull()) {
          return false;
        }
        tablet.put(op.partition().id(), new Copy(false, 0, now));
      }
      case "kAddReplica" -> follows(op);
      case "kAddTableInfo" -> op.partition().add(new Replica(op.endpoint(), false,
          leaderCopy(op.partition()).orElseThrow().offset()));
      default -> {
        // Its status is right since it is in the metadata.
      }
    }
    return true;
  }

  private boolean deletes(Op op) {
    leaderCopy(op.partition()).ifPresent(leader -> leader.followers().remove(op.endpoint()));
    op.partition().replica(op.endpoint()).ifPresent(op.partition()::remove);
    tablets.get(op.endpoint()).drop(op.partition().id());
    return true;
  }

  private boolean marksDead(Op op, String task) {
    if (task.equals("kDelReplica")) {
      leaderCopy(op.partition()).ifPresent(leader -> leader.followers().remove(op.endpoint()));
    } else {
      op.partition().replica(op.endpoint()).ifPresent(replica -> replica.alive(false));
    }
    return true;
  }

  /** What follows on an operation that is done: how a replica comes back depends on what its tablet has of it. */
  Optional<OpType> next(Op op) {
    if (op.type() != OpType.RECOVER_TABLE) {
      return Optional.empty();
    }
    var copy = copy(op.endpoint(), op.partition());
    if (copy.isPresent()) {
      return Optional.of(copy.get().isDiverged() ? OpType.READD_WITH_DROP : OpType.READD_SIMPLIFY);
    }
    long leads = leaderCopy(op.partition()).map(Copy::offset).orElse(0L);
    boolean usable = tablets.get(op.endpoint()).onDisk(op.partition().id()).filter(offset -> offset <= leads)
        .isPresent();
    return Optional.of(usable ? OpType.READD_NO_SEND : OpType.READD);
  }
}
