package dev.upg.practice.dolphindb.model;

import dev.upg.practice.dolphindb.model.Member.State;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole cluster. Guarded by its own monitor; time goes on by {@link #advanceTo} only, in steps of 100 ms. */
public final class DolphindbModel {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration HEARTBEAT = Duration.ofSeconds(8);

  private final List<Member> members;
  private final Storage storage;
  private final Raft raft;
  private final Map<String, Duration> delays = new HashMap<>();
  private final Map<String, Instant> lost = new HashMap<>();
  private Instant now;
  private int mostDown;

  /** @param leader alias of the controller that leads at first; none where there is no controller */
  public DolphindbModel(List<Member> members, Optional<String> leader, Storage storage, Instant now) {
    this.members = List.copyOf(members);
    this.storage = storage;
    this.raft = new Raft(of(Mode.CONTROLLER), leader.map(this::member));
    this.now = now;
  }

  public void advanceTo(Instant until) {
    if (members.stream().anyMatch(member -> member.starts() == 0)) {
      // The cluster is being brought up: nobody is missed yet.
      now = until;
    }
    while (!now.plus(STEP).isAfter(until)) {
      now = now.plus(STEP);
      members.forEach(this::step);
      raft.step(now);
      storage.step(now, alive(), raft.leader().filter(leader -> !leader.recoverySuspended()).isPresent());
      mostDown = Math.max(mostDown,
          (int) of(Mode.DATANODE).stream().filter(node -> node.starts() > 0 && node.state() != State.UP).count());
    }
  }

  private void step(Member member) {
    if (member.state() == State.STARTING && !member.ready().isAfter(now)) {
      member.up(now);
      if (member.mode() == Mode.DATANODE) {
        storage.returned(member.alias(), now);
      }
    }
    if (lost.containsKey(member.alias()) && !lost.get(member.alias()).isAfter(now)) {
      lost.remove(member.alias());
      storage.left(member.alias());
    }
  }

  /** Data nodes whose replicas can be read. */
  private List<String> alive() {
    return of(Mode.DATANODE).stream().filter(Member::isUp).map(Member::alias).toList();
  }

  /** A process came up and listens. */
  public void started(String alias, String version) {
    var member = member(alias);
    var ready = member.starts() == 0 ? Duration.ZERO : switch (member.mode()) {
      case DATANODE, SINGLE -> Duration.ofSeconds(6);
      case CONTROLLER -> Duration.ofSeconds(3);
      case AGENT -> Duration.ofSeconds(1);
    };
    boolean first = member.starts() == 0;
    lost.remove(alias);
    member.start(version, now, ready.plus(delays.getOrDefault(alias, Duration.ZERO)));
    if (first) {
      member.up(now);
    }
  }

  /** A process was told to end: it takes no new work, and works off what it has. */
  public void stopping(String alias) {
    var member = member(alias);
    if (member.isAlive()) {
      member.stop(now, Duration.ofSeconds(member.mode() == Mode.DATANODE ? 5 : 2));
      if (member.mode() == Mode.DATANODE) {
        storage.left(alias);
      }
      raft.step(now);
    }
  }

  /** Whether a process that was told to end has worked off what it had. */
  public boolean hasWorkedOff(String alias) {
    var member = member(alias);
    return member.state() == State.STOPPING && !member.ready().isAfter(now);
  }

  /** The process is gone. */
  public void gone(String alias) {
    var member = member(alias);
    if (member.isAlive() && member.mode() == Mode.DATANODE) {
      lost.put(alias, now.plus(HEARTBEAT));
    }
    member.down(now);
  }

  /** From its next start on it is ready so much later. */
  public void delay(String alias, Duration longer) {
    delays.put(alias, longer);
  }

  public void leaderLosesItsLead() {
    raft.resign(now);
  }

  public void suspendRecovery(Member controller, boolean suspended) {
    controller.suspendRecovery(suspended);
  }

  public Instant now() {
    return now;
  }

  public List<Member> members() {
    return members;
  }

  public List<Member> of(Mode mode) {
    return members.stream().filter(member -> member.mode() == mode).toList();
  }

  public Optional<Member> find(String alias) {
    return members.stream().filter(member -> member.alias().equals(alias)).findFirst();
  }

  public Member member(String alias) {
    return find(alias).orElseThrow(() -> new IllegalArgumentException("no node " + alias));
  }

  public Optional<Member> leader() {
    return raft.leader();
  }

  public Storage storage() {
    return storage;
  }

  /** How many data nodes didn't serve at once, at most. */
  public int mostDown() {
    return mostDown;
  }

  public int elections() {
    return raft.elections();
  }

  /** Writes rows into the practice table, by way of this data node. */
  public void insert(Member through, List<Chunk.Row> rows) throws Refusal {
    if (!through.isUp()) {
      throw new Refusal("<DataNodeNotReady>" + through.site());
    }
    if (leader().isEmpty()) {
      throw new Refusal("<ControllerNotAvail>");
    }
    storage.insert(rows, alive(), now);
  }
}
