package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cluster. {@link #advanceTo} lets its timers run; everything else happens at once. Not thread-safe: callers hold its
 * monitor. Where it follows captures of real servers rather than the documentation, the code says so.
 */
public final class PegasusModel {
  public static final String OK = "ERR_OK";
  public static final String NOT_FOUND = "ERR_OBJECT_NOT_FOUND";
  public static final String REFUSED = "ERR_INVALID_PARAMETERS";

  private static final Duration STEP = Duration.ofMillis(100);
  /** A primary drops a dead secondary before the leader's grace is over: seen 6 to 11 s after a SIGKILL. */
  private static final Duration DEAD_SECONDARY_NOTICED = Duration.ofSeconds(6);
  /** A killed replica of an idle partition stays in the table for some time: seen for 13 s and more. */
  private static final Duration CLOSED_SECONDARY_NOTICED = Duration.ofSeconds(20);

  private final Cluster cluster;
  private final Reconfiguration reconfiguration;
  private final Election election;
  private final Observations observations = new Observations();
  private final Availability availability = new Availability();
  private final Environments environments = new Environments();
  private FailureDetector detector;
  private Instant now;

  /**
   * A healthy cluster: all servers run, and {@code leader} leads.
   *
   * @param leader one of {@code metas}
   */
  public PegasusModel(PegasusConfig config, List<MetaServer> metas, MetaServer leader, List<ReplicaServer> replicas,
      List<ServerState> collectors, List<Table> tables, Instant now) {
    this.cluster = new Cluster(config, metas, replicas, collectors, tables);
    this.reconfiguration = new Reconfiguration(cluster);
    this.now = now;
    this.election = new Election(cluster.metas(), leader, config, now);
    this.detector = new FailureDetector(cluster, now);
    for (var server : cluster.replicas()) {
      cluster.partitions().filter(partition -> partition.has(server.address()))
          .forEach(partition -> server.serve(partition.id(), now));
      server.beacon(now);
      server.takeCounts(now);
    }
  }

  public PegasusConfig config() {
    return cluster.config();
  }

  public Instant now() {
    return now;
  }

  public List<MetaServer> metas() {
    return cluster.metas();
  }

  /** In the order of {@code nodes}. */
  public List<ReplicaServer> replicaServers() {
    return cluster.replicas();
  }

  /** Those that the leader lists: it forgets dead ones without replicas that it never saw alive. */
  public List<ReplicaServer> knownReplicaServers() {
    return cluster.replicas().stream().filter(detector::knows).toList();
  }

  /** Partitions without any replica, for which the leader has no live server. */
  public List<Partition> lost() {
    return cluster.partitions().filter(partition -> partition.replicas() == 0 && !partition.dropped().isEmpty())
        .toList();
  }

  public boolean alive(Address node) {
    return cluster.alive(node);
  }

  public List<Table> tables() {
    return cluster.tables();
  }

  public Environments environments() {
    return environments;
  }

  /** Empty while no meta server holds the lock. */
  public Optional<Leader> leader() {
    return election.leader();
  }

  public Optional<Partition> partition(Gpid id) {
    return cluster.partition(id);
  }

  public int primariesOf(Address node) {
    return cluster.primariesOf(node);
  }

  public int replicasOf(Address node) {
    return cluster.replicasOf(node);
  }

  /** What holds: {@code freezed} while too few servers are alive, whatever is set. */
  public MetaLevel effectiveLevel(Leader current) {
    var alive = cluster.replicas().stream().filter(ReplicaServer::alive).count();
    var percentage = livePercentage(current);
    var frozen = alive < config().minLiveNodes() || alive * 100 < (long) knownReplicaServers().size() * percentage;
    return frozen && current.level().cures() ? MetaLevel.FREEZED : current.level();
  }

  private int livePercentage(Leader current) {
    return cluster.metas().stream().filter(meta -> meta.process() == current.server()).findFirst().orElseThrow()
        .livePercentage();
  }

  /** Lets time pass. */
  public void advanceTo(Instant time) {
    while (!now.plus(STEP).isAfter(time)) {
      step();
    }
  }

  private void step() {
    availability.pass(STEP, cluster);
    now = now.plus(STEP);
    cluster.replicas().forEach(this::stepServer);
    if (election.step(config(), now)) {
      detector = new FailureDetector(cluster, now);
      clearQueues();
    }
    leader().ifPresent(leader -> {
      detector.step(now);
      var cures = effectiveLevel(leader).cures();
      cluster.partitions().forEach(partition -> stepPartition(partition, cures));
      if (leader.tickIsDue(now)) {
        tick(leader);
      }
    });
    observations.look(cluster);
  }

  private void stepServer(ReplicaServer server) {
    server.step(now);
    if (server.gainsLease(config().failureLease(), now)) {
      partitionsOf(server).forEach(partition -> server.serve(partition.id(), now));
    }
    if (server.ready() && leader().isPresent()) {
      server.syncConfig(() -> partitionsOf(server).map(Partition::id).collect(Collectors.toSet()), config(), now);
    }
  }

  private Stream<Partition> partitionsOf(ReplicaServer server) {
    return cluster.partitions().filter(partition -> partition.has(server.address()));
  }

  private void stepPartition(Partition partition, boolean cures) {
    reconfiguration.finishLearning(partition, now);
    if (!cures) {
      return;
    }
    if (partition.primary().filter(cluster::usable).isPresent()) {
      for (var secondary : partition.secondaries()) {
        var server = cluster.replica(secondary);
        if (server.filter(node -> node.process().downFor(DEAD_SECONDARY_NOTICED, now)
            || node.ready() && node.missesFor(partition.id(), CLOSED_SECONDARY_NOTICED, now)).isPresent()) {
          partition.dropSecondary(secondary, now);
        }
      }
    }
    reconfiguration.curePrimary(partition, now);
  }

  private void tick(Leader current) {
    if (effectiveLevel(current).cures()) {
      cluster.partitions().forEach(partition -> reconfiguration.workOff(partition, now));
      for (var table : cluster.tables()) {
        table.partitions().forEach(partition -> reconfiguration.cureSecondary(table, partition, current, now));
      }
    }
    var alive = cluster.replicas().stream().filter(ReplicaServer::alive).map(ReplicaServer::address).toList();
    var balanceable = cluster.healthy() && alive.size() == knownReplicaServers().size();
    current.setPlan(balanceable ? BalancePlan.of(cluster.tables(), alive) : BalancePlan.EMPTY);
    if (effectiveLevel(current) == MetaLevel.LIVELY) {
      current.plan().moves().forEach(
          move -> propose(move.partition(), BalanceType.MOVE_PRI.actions(move.from(), move.to(), move.from())));
    }
  }

  private void clearQueues() {
    cluster.partitions().forEach(partition -> partition.queue().clear());
  }

  /** Returns the old level. Steady and anything below it drop all proposals that wait. */
  public MetaLevel setLevel(Leader current, MetaLevel level) {
    var old = current.level();
    current.setLevel(level);
    if (level != MetaLevel.LIVELY) {
      clearQueues();
    }
    return old;
  }

  /** Queues the actions for the leader's next tick. Returns {@link #OK}, or {@link #REFUSED} when the partition is unknown or has some already. */
  public String propose(Gpid id, List<Action> actions) {
    var partition = cluster.partition(id);
    if (partition.isEmpty() || !partition.get().queue().isEmpty()) {
      return REFUSED;
    }
    partition.get().queue().addAll(actions);
    return OK;
  }

  /** Does the action now. Returns {@link #OK}, or {@link #REFUSED} when the partition is unknown. */
  public String force(Gpid id, Action action) {
    var partition = cluster.partition(id);
    if (partition.isEmpty()) {
      return REFUSED;
    }
    partition.get().queue().clear();
    partition.get().queue().add(action);
    reconfiguration.workOff(partition.get(), now);
    return OK;
  }

  /**
   * Closes replicas of a running server: all, those of a table, or one. A primary is first taken out of the table. Only a
   * single replica that isn't there gives {@link #NOT_FOUND}.
   */
  public String killPartitions(ReplicaServer server, OptionalInt table, OptionalInt index) {
    var addressed = server.open().stream().filter(id -> table.isEmpty() || id.table() == table.getAsInt())
        .filter(id -> index.isEmpty() || id.index() == index.getAsInt()).toList();
    for (var id : addressed) {
      server.close(id, now);
      cluster.partition(id).filter(partition -> partition.isPrimary(server.address()))
          .ifPresent(partition -> partition.dropPrimary(now));
    }
    return addressed.isEmpty() && index.isPresent() ? NOT_FOUND : OK;
  }

  /** A server process has started. */
  public void serverStarted(String name, ServerVersion version) {
    var replica = replicaNamed(name);
    if (replica.isPresent()) {
      replica.get().started(version, now);
      return;
    }
    var process = process(name);
    process.start(version, now);
    if (process.role() == Role.META) {
      observations.metaStarted(now);
      election.joins(process);
    }
  }

  /** A server process has ended, however it did. */
  public void serverStopped(String name) {
    var process = process(name);
    var replica = replicaNamed(name);
    if (replica.isPresent()) {
      observations.stopped(replica.get(), cluster);
      replica.get().stopped(now);
    } else {
      process.stop(now);
      election.leaves(process, now);
      if (process.role() == Role.META) {
        observations.metaStopped(now);
      }
    }
    observations.look(cluster);
  }

  /** The leader loses its lock, and with it all settings and proposals. */
  public void leaderLosesLock() {
    election.leaderLosesLock(now);
  }

  /** ZooKeeper can't be reached for this long: there is no leader. */
  public void zookeeperLost(Duration time) {
    election.zookeeperLost(time, now);
  }

  /** A drained server gets a primary back. */
  public void giveBack(Address node) {
    reconfiguration.giveBack(node, now);
  }

  /** From now on no replica catches up with this partition. */
  public void holdBack(Gpid partition) {
    reconfiguration.holdBack(partition);
  }

  /** From now on this server never catches up with anything. */
  public void neverLearns(Address node) {
    reconfiguration.neverLearns(node);
  }

  /** For how long each partition was without a primary that serves. */
  public Map<Gpid, Duration> withoutPrimary() {
    return availability.withoutPrimary();
  }

  /** For how long each partition had fewer than two live replicas. */
  public Map<Gpid, Duration> withoutTwo() {
    return availability.withoutTwo();
  }

  public Optional<ReplicaServer> replicaNamed(String name) {
    return cluster.replicas().stream().filter(server -> server.process().name().equals(name)).findFirst();
  }

  /** @throws IllegalArgumentException when there is no such server */
  public ServerState process(String name) {
    return cluster.processes().filter(process -> process.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server " + name));
  }

  public PegasusSnapshot snapshot() {
    var state = leader().map(current -> new PegasusSnapshot.LeaderState(current.server().name(), current.level(),
        current.assignDelayMs(), current.addSecondaryMax(), current.flowControl(), current.onlyMovePrimary(),
        livePercentage(current), current.blackList()));
    var nodes = cluster.processes().map(process -> {
      var alive = replicaNamed(process.name()).map(ReplicaServer::alive).orElse(process.running());
      return new PegasusSnapshot.NodeState(process.name(), process.role(), process.version().number(),
          process.running(), alive,
          primariesOf(process.address()), replicasOf(process.address()), process.starts());
    }).toList();
    return new PegasusSnapshot(state, nodes, cluster.healthy(), observations.mostDown(),
        observations.stoppedWithPrimaries(),
        observations.stoppedWithReplicas(), observations.fewestReplicas(), observations.lostPrimary(),
        observations.shortestMetaPause());
  }
}
