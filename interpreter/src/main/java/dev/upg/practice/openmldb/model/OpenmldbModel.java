package dev.upg.practice.openmldb.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole cluster. Guarded by its own monitor; time goes on by {@link #advanceTo} only, in steps of 100 ms. */
public final class OpenmldbModel {
  /** The databases that OpenMLDB makes for itself, as {@code openmldb_ops.py} goes through them. */
  public static final List<String> INTERNAL = List.of("__INTERNAL_DB", "__PRE_AGG_DB", "INFORMATION_SCHEMA");

  private static final Duration STEP = Duration.ofMillis(100);
  /** {@code zk_session_timeout} of the templates. */
  private static final Duration SESSION = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofSeconds(2);
  /** {@code system_table_replica_num} of the template. */
  private static final int SYSTEM_REPLICAS = 2;

  private final List<Component> components;
  private final List<Table> tables;
  private final Map<String, Tablet> tablets = new HashMap<>();
  private final Nameservers nameservers;
  private final OpQueue queue;
  private final Failover failover;
  private final Application application;
  private final Set<String> mute = new HashSet<>();
  private final Set<String> doomed = new HashSet<>();
  private Instant now;
  private Instant nextPoll;
  private int mostDown;
  private Optional<Job> job = Optional.empty();

  /**
   * A cluster whose processes are still to be started; once all are, its time begins.
   *
   * @param tables in the order of {@code SHOW TABLE STATUS}
   * @param writes whether there is an application that writes
   */
  public OpenmldbModel(List<Component> components, List<Table> tables, boolean writes, int firstOp, Instant now) {
    this.components = List.copyOf(components);
    this.tables = List.copyOf(tables);
    this.now = now;
    this.nextPoll = now;
    components.stream().filter(one -> one.role() == Role.TABLET)
        .forEach(one -> tablets.put(one.endpoint(), new Tablet(one)));
    var work = new OpWork(tablets);
    nameservers = new Nameservers(of(Role.NAMESERVER), components.size());
    queue = new OpQueue(work, firstOp);
    failover = new Failover(
        this.tables.stream().sorted(Comparator.comparing(Table::db).thenComparing(Table::name)).toList(), queue);
    application = new Application(this.tables, work, tablets, writes);
    for (var table : tables) {
      table.partitions().forEach(this::load);
    }
  }

  private void load(Partition partition) {
    for (var replica : partition.replicas()) {
      var copy = new Copy(replica.isLeader(), replica.offset(), now);
      if (replica.isLeader()) {
        partition.liveFollowers().forEach(one -> copy.followers().add(one.endpoint()));
      }
      tablets.get(replica.endpoint()).put(partition.id(), copy);
    }
  }

  public void advanceTo(Instant until) {
    if (components.stream().anyMatch(one -> one.starts() == 0)) {
      // The cluster is being brought up: nobody is missed yet.
      now = until;
    }
    while (!now.plus(STEP).isAfter(until)) {
      now = now.plus(STEP);
      step();
    }
  }

  private void step() {
    components.forEach(one -> one.loseExpiredNode(now));
    components.stream().filter(Component::isRunning).filter(one -> !one.isServing()).forEach(this::tryToServe);
    if (nameservers.elects(now)) {
      takenOver();
    }
    if (leader().isPresent()) {
      tablets.values().forEach(tablet -> failover.step(tablet, now));
      queue.step(now, STEP);
      poll();
    }
    application.step(now, STEP);
    mostDown = Math.max(mostDown, (int) of(Role.TABLET).stream().filter(one -> !one.isServing()).count());
  }

  private void takenOver() {
    queue.takenOver();
    failover.takenOver(now);
    if (of(Role.TABLET).stream().filter(Component::isRegistered).count() < SYSTEM_REPLICAS) {
      leader().ifPresent(one -> doomed.add(one.name()));
    }
  }

  /** A taskmanager waits for the node of the last one; a standby nameserver of 0.9.1 and later for the table of users. */
  private void tryToServe(Component component) {
    boolean waits = switch (component.role()) {
      case TASKMANAGER -> component.isRegistered();
      case NAMESERVER -> component.starts() > 1 && component.build().isAtLeast("0.9.1") && leader().isPresent()
          && !leader().get().build().isAtLeast("0.8.5")
          && tables.stream().noneMatch(table -> table.name().equals("USER"));
      default -> false;
    };
    if (waits) {
      return;
    }
    component.serve();
    if (!mute.contains(component.name())) {
      // Those that are there from the beginning have their order from that of the components, not from how fast they came up.
      component.register(component.starts() == 1 ? components.indexOf(component) : nameservers.nextNode(), now);
    }
  }

  private void poll() {
    if (nextPoll.isAfter(now)) {
      return;
    }
    nextPoll = now.plus(POLL);
    for (var table : tables) {
      for (var partition : table.partitions()) {
        partition.replicas().forEach(replica -> tablets.get(replica.endpoint()).copy(partition.id())
            .filter(copy -> copy.isLoaded(now)).ifPresent(copy -> replica.offset(copy.offset())));
      }
    }
  }

  /**
   * A process came up.
   *
   * @return why it ends at once
   */
  public Optional<String> started(String name, Build build) {
    var component = component(name);
    boolean needsNode = component.role() == Role.TABLET || component.role() == Role.NAMESERVER;
    if (needsNode && component.isRegistered()) {
      return Optional.of("Register failed, endpoint " + component.endpoint() + " err -110");
    }
    boolean first = component.starts() == 0;
    boolean needsLeader = component.role() == Role.APISERVER || component.role() == Role.TASKMANAGER;
    if (needsLeader && !first && leader().isEmpty()) {
      return Optional.of("Fail to init");
    }
    component.start(build, now);
    tryToServe(component);
    if (first && component.role() == Role.TABLET) {
      failover.sees(component, now);
    }
    if (first) {
      nameservers.elects(now);
    }
    return Optional.empty();
  }

  /** A taskmanager has found this Spark distribution. */
  public void foundSpark(String name, String told) {
    component(name).companion(told);
  }

  /** A process is gone, however that came. Its node in ZooKeeper lives until its session ends. */
  public void ended(String name) {
    var component = component(name);
    doomed.remove(name);
    if (component.role() == Role.TABLET) {
      tablets.get(component.endpoint()).end();
    }
    if (component.role() == Role.TASKMANAGER) {
      job.ifPresent(one -> one.die(now));
    }
    component.end(now, now.plus(SESSION));
  }

  /** A tablet is told to load a partition, as leader or follower. */
  public void loadTable(String endpoint, PartitionId id, boolean leads) throws Refused {
    var tablet = tablets.get(endpoint);
    if (tablet.copy(id).isPresent()) {
      throw Refused.guessed("table already exists");
    }
    tablet.put(id, new Copy(leads, tablet.onDisk(id).orElse(0L),
        now.plus(Duration.ofMillis(1500)).plus(tablet.extraLoading())));
  }

  void queue(OpType type, Table table, Partition partition, String endpoint) {
    queue.add(type, table, partition, endpoint, now);
  }

  void cancel(Op op) {
    queue.cancel(op, now);
  }

  void forget(Op op) {
    queue.forget(op);
  }

  /** An operation that ended before this cluster was brought up. */
  public void remember(int id, OpType type, Table table, int pid, OpStatus status, Instant start, Instant end) {
    queue.remember(id, type, table, table.partition(pid).orElseThrow(), status, start, end);
  }

  public void failNext(OpType type) {
    queue.failNext(type);
  }

  public void hangNext(OpType type) {
    queue.hangNext(type);
  }

  /** Whether the operation that was to fail or hang was met. */
  public boolean hasSabotagedOp() {
    return queue.hasStruck();
  }

  /** From its next start on this component makes no node in ZooKeeper. */
  public void neverRegisters(String name) {
    mute.add(name);
  }

  /** What this tablet has on its disk is gone. */
  public void loseDisk(String endpoint) {
    tablets.get(endpoint).loseDisk();
  }

  /** This tablet's memory has no room for another replica. */
  public void fill(String endpoint) {
    tablets.get(endpoint).fill();
  }

  public void loadSlowly(String endpoint, Duration extra) {
    tablets.get(endpoint).loadSlowly(extra);
  }

  /** The taskmanager has a job from the start to the end. */
  public void runJob(Instant start, Instant end) {
    job = Optional.of(new Job(start, end));
  }

  public Optional<Job> job() {
    return job;
  }

  /** Components whose processes end by themselves now. */
  public Set<String> doomed() {
    return Set.copyOf(doomed);
  }

  public Instant now() {
    return now;
  }

  public List<Component> components() {
    return components;
  }

  public List<Component> of(Role role) {
    return components.stream().filter(one -> one.role() == role).toList();
  }

  public Component component(String name) {
    return components.stream().filter(one -> one.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no component " + name));
  }

  /** The nameserver that leads and answers. */
  public Optional<Component> leader() {
    return nameservers.leader();
  }

  /** Nameservers with a node in ZooKeeper, the leader first. */
  public List<Component> registeredNameservers() {
    return nameservers.registered();
  }

  public Optional<Tablet> tablet(String endpoint) {
    return Optional.ofNullable(tablets.get(endpoint));
  }

  /** The tablets that the leader lists, as it sees them. */
  public List<TabletView> tablets() {
    return failover.views();
  }

  boolean isHealthy(String endpoint) {
    return tablets().stream().anyMatch(view -> view.endpoint().equals(endpoint) && view.isHealthy());
  }

  public List<Table> tables() {
    return tables;
  }

  /** Not the internal ones. */
  public List<String> databases() {
    return tables.stream().filter(table -> !table.isInternal()).map(Table::db).distinct().sorted().toList();
  }

  /** By id. */
  public List<Op> ops() {
    return queue.ops();
  }

  Failover failover() {
    return failover;
  }

  public boolean autoFailover() {
    return failover.isEnabled();
  }

  public NameserverCalls calls() {
    return new NameserverCalls(this);
  }

  public Health health() {
    return new Health(this);
  }

  public boolean isWhole() {
    return health().isWhole();
  }

  /** How many tablets didn't serve at once, at most. */
  public int mostDown() {
    return mostDown;
  }

  /** How many rows the application was told of. */
  public long acknowledgedRows() {
    return application.rows();
  }

  public Map<PartitionId, Long> lostRows() {
    return new HashMap<>(application.lost());
  }

  public Map<PartitionId, Duration> withoutLeader() {
    return new HashMap<>(application.withoutLeader());
  }
}
