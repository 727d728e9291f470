package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A replica server: its process, the replicas it holds, and what the meta leader thinks of it. */
public final class ReplicaServer {
  static final Duration COUNTER_INTERVAL = Duration.ofSeconds(10);

  private static final Duration LOADING = Duration.ofMillis(600);
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private enum Local {
    SERVING, INACTIVE, LEARNING, CLOSING
  }

  private record Held(Local state, Instant since) {}

  private final ServerState process;
  private final Map<Gpid, Held> replicas = new HashMap<>();
  private final Set<Gpid> onDisk = new TreeSet<>();
  private final Map<Gpid, Instant> closedAt = new HashMap<>();
  private boolean alive = true;
  private boolean loaded = true;
  private boolean leased = true;
  private Instant lastBeacon;
  private Instant nextConfigSync;
  private ReplicaCounts counts;

  public ReplicaServer(ServerState process) {
    this.process = process;
    this.lastBeacon = process.startedAt();
    this.nextConfigSync = process.startedAt();
    this.counts = new ReplicaCounts(process.startedAt(), 0, 0, 0, 0);
  }

  public ServerState process() {
    return process;
  }

  public Address address() {
    return process.address();
  }

  /** Whether the meta leader counts it as alive: true for some time after its death. */
  public boolean alive() {
    return alive;
  }

  /** Counters as the server would answer: up to 10 s old. */
  public ReplicaCounts counts() {
    return counts;
  }

  /** Whether this replica can be read from or written to here. */
  boolean serves(Gpid partition) {
    var held = replicas.get(partition);
    return process.running() && held != null && held.state() == Local.SERVING;
  }

  /** Whether it runs and has opened its replicas: only then it sends beacons and can take a role. */
  boolean ready() {
    return process.running() && loaded;
  }

  void setAlive(boolean value) {
    alive = value;
  }

  Instant lastBeacon() {
    return lastBeacon;
  }

  void beacon(Instant now) {
    lastBeacon = now;
  }

  void started(ServerVersion version, Instant now) {
    process.start(version, now);
    loaded = false;
    leased = false;
    replicas.clear();
    closedAt.clear();
    counts = new ReplicaCounts(now, 0, onDisk.size(), 0, 0);
    nextConfigSync = now.plus(LOADING);
  }

  void stopped(Instant now) {
    process.stop(now);
    loaded = false;
  }

  void serve(Gpid partition, Instant now) {
    onDisk.add(partition);
    closedAt.remove(partition);
    replicas.put(partition, new Held(Local.SERVING, now));
  }

  void learn(Gpid partition, Instant now) {
    onDisk.add(partition);
    closedAt.remove(partition);
    replicas.put(partition, new Held(Local.LEARNING, now));
  }

  void stopLearning(Gpid partition, Instant now) {
    replicas.put(partition, new Held(Local.INACTIVE, now));
  }

  boolean holds(Gpid partition) {
    var held = replicas.get(partition);
    return held != null && held.state() != Local.CLOSING;
  }

  Set<Gpid> open() {
    var open = new TreeSet<Gpid>();
    replicas.forEach((partition, held) -> {
      if (held.state() != Local.CLOSING) {
        open.add(partition);
      }
    });
    return open;
  }

  /** Closes it; the data directory stays. */
  void close(Gpid partition, Instant now) {
    replicas.put(partition, new Held(Local.CLOSING, now));
    closedAt.put(partition, now);
  }

  /** Whether the replica has been closed for so long that its primary's group check has noticed. */
  boolean missesFor(Gpid partition, Duration time, Instant now) {
    var closed = closedAt.get(partition);
    return closed != null && !closed.plus(time).isAfter(now);
  }

  int learning() {
    return count(Local.LEARNING);
  }

  /**
   * A server that no leader answers for the time of its lease stops serving: another may have been given its primaries.
   * Returns whether it has just got its lease again.
   */
  boolean gainsLease(Duration lease, Instant now) {
    if (!ready()) {
      return false;
    }
    var holds = lastBeacon.plus(lease).isAfter(now);
    var gains = holds && !leased;
    if (leased && !holds) {
      replicas.replaceAll((partition, held) -> held.state() == Local.SERVING
          ? new Held(Local.INACTIVE, now)
          : held);
    }
    leased = holds;
    return gains;
  }

  /** What happens on the server alone: loading, closing, counters. */
  void step(Instant now) {
    if (!process.running()) {
      return;
    }
    if (!loaded && !process.startedAt().plus(LOADING).isAfter(now)) {
      loaded = true;
      onDisk.forEach(partition -> replicas.put(partition, new Held(Local.INACTIVE, now)));
    }
    replicas.values().removeIf(held -> held.state() == Local.CLOSING && !held.since().plus(CLOSING).isAfter(now));
    if (!counts.taken().plus(COUNTER_INTERVAL).isAfter(now)) {
      takeCounts(now);
    }
  }

  void takeCounts(Instant now) {
    var closing = count(Local.CLOSING);
    counts = new ReplicaCounts(now, replicas.size() - closing, loaded ? 0 : onDisk.size(), closing, learning());
  }

  /**
   * Closes what the meta doesn't give to this server: replicas that served at once, replicas that were only found on disk
   * some time after the start.
   */
  void syncConfig(Supplier<Set<Gpid>> assigned, PegasusConfig config, Instant now) {
    if (nextConfigSync.isAfter(now)) {
      return;
    }
    var given = assigned.get();
    nextConfigSync = now.plus(config.configSyncInterval());
    for (var partition : open()) {
      var held = replicas.get(partition);
      var old = !held.since().plus(config.inactiveKept()).isAfter(now);
      if (!given.contains(partition) && (held.state() == Local.SERVING || held.state() == Local.INACTIVE && old)) {
        onDisk.remove(partition);
        close(partition, now);
      }
    }
  }

  private int count(Local state) {
    return (int) replicas.values().stream().filter(held -> held.state() == state).count();
  }
}
