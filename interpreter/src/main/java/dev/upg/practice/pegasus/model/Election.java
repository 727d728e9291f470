package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who leads: meta servers queue for a lock in ZooKeeper, which outlives its holder by the time of a session. */
final class Election {
  private final List<ServerState> queue = new ArrayList<>();
  private final Duration session;
  private Leader leader;
  private Instant lockFree;

  /** @param leader one of {@code metas}, which hold places in the queue in their order from there on */
  Election(List<MetaServer> metas, MetaServer leader, PegasusConfig config, Instant now) {
    this.session = config.zookeeperSession();
    this.leader = new Leader(leader.process(), config, now);
    this.lockFree = now;
    var first = metas.indexOf(leader);
    for (var i = 0; i < metas.size(); i++) {
      queue.add(metas.get((first + i) % metas.size()).process());
    }
  }

  /** Empty while no meta server holds the lock. */
  Optional<Leader> leader() {
    return Optional.ofNullable(leader);
  }

  /** Gives the lock to the next in the queue once it is free; whether it did. A new leader has the configured settings. */
  boolean step(PegasusConfig config, Instant now) {
    if (leader != null || lockFree.isAfter(now) || queue.isEmpty()) {
      return false;
    }
    leader = new Leader(queue.getFirst(), config, now);
    return true;
  }

  void joins(ServerState meta) {
    queue.add(meta);
  }

  void leaves(ServerState meta, Instant now) {
    queue.remove(meta);
    if (leader != null && leader.server() == meta) {
      leader = null;
      freeAfter(session, now);
    }
  }

  /** The leader loses its lock; as real ones then end and are started again by their supervisor, it waits behind the others. */
  void leaderLosesLock(Instant now) {
    if (leader != null) {
      queue.remove(leader.server());
      queue.add(leader.server());
      leader = null;
      freeAfter(session, now);
    }
  }

  /** ZooKeeper can't be reached for this long: nobody holds the lock, nobody gets it. */
  void zookeeperLost(Duration time, Instant now) {
    leaderLosesLock(now);
    freeAfter(time, now);
  }

  private void freeAfter(Duration time, Instant now) {
    var free = now.plus(time);
    lockFree = free.isAfter(lockFree) ? free : lockFree;
  }
}
