package dev.upg.practice.pegasus;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.cluster.ActiveFaults;
import dev.upg.practice.host.CommandWatcher;
import dev.upg.practice.host.SshHost;
import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.Gpid;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.Role;
import dev.upg.practice.pegasus.model.ServerState;
import dev.upg.practice.pegasus.model.ServerVersion;
import dev.upg.practice.pegasus.shell.ShellListener;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The faults of one practice cluster, each with the moment it strikes. Thread-safe: its state is guarded by the model's monitor. */
public final class PegasusFaults implements ShellListener, CommandWatcher {
  private static final Duration FLAP_UP = Duration.ofSeconds(5);
  /** Longer than the failure detector's grace: a shorter absence would not be seen. */
  private static final Duration FLAP_DOWN = Duration.ofSeconds(30);
  /** Longer than the lease of replica servers. */
  private static final Duration ZOOKEEPER_GONE = Duration.ofSeconds(40);
  private static final Duration META_DOWN = Duration.ofSeconds(5);

  private final PegasusModel model;
  private final ServerVersion old;
  private final ActiveFaults<Fault> faults;
  private final Set<Address> drained = new HashSet<>();
  private Optional<String> ending = Optional.empty();

  PegasusFaults(PegasusModel model, ServerVersion old, ActiveFaults<Fault> faults) {
    this.model = model;
    this.old = old;
    this.faults = faults;
  }

  public static List<PracticeFault> all() {
    return ActiveFaults.told(Fault.class);
  }

  /**
   * Looks at faults as given on the command line.
   *
   * @throws IllegalArgumentException for an unknown fault or argument; the message is for the user
   */
  public static void check(List<String> given, PegasusLayout layout) {
    parse(given, layout);
  }

  static ActiveFaults<Fault> parse(List<String> given, PegasusLayout layout) {
    return ActiveFaults.parse("the practice Pegasus cluster", Fault.class, given, fault -> fault.argument(layout));
  }

  /** How many replicas the partitions of each table are to have. */
  static List<Integer> tables(ActiveFaults<Fault> faults) {
    var replicas = new ArrayList<Integer>(faults.has(Fault.NO_TABLES) ? List.of() : Fault.USUAL_TABLES);
    faults.argument(Fault.THIN_TABLE).map(Integer::valueOf).ifPresent(replicas::add);
    return replicas;
  }

  /** A line for each fault that was asked for and hasn't struck, with why. */
  List<String> idle() {
    synchronized (model) {
      return faults.idle();
    }
  }

  private boolean concerns(Fault fault, ServerState process) {
    return faults.concerns(fault, process.name());
  }

  /** Whether the server process ends at once; the value is what it says. */
  Optional<String> startFails(ServerState process, ServerVersion version) {
    return faults.strikes(Fault.NEVER_STARTS, concerns(Fault.NEVER_STARTS, process) && !version.equals(old))
        ? Optional.of("dsn exit with code 1: fault never-starts of the practice cluster")
        : Optional.empty();
  }

  /** The version that a server comes up with when it is started from files of {@code version}. */
  ServerVersion versionOf(ServerState process, ServerVersion version) {
    return faults.strikes(Fault.OLD_VERSION, concerns(Fault.OLD_VERSION, process) && !version.equals(process.version()))
        ? process.version()
        : version;
  }

  /** To be told of each restart. */
  void restarted(ServerState process) {
    if (faults.strikes(Fault.STUCK_PARTITION, process.role() == Role.REPLICA && faults.has(Fault.STUCK_PARTITION))) {
      faults.argument(Fault.STUCK_PARTITION).flatMap(Gpid::parse).ifPresent(model::holdBack);
    }
    if (faults.strikes(Fault.LEADER_MOVES, process.role() == Role.META && faults.has(Fault.LEADER_MOVES)
        && !faults.hasStruck(Fault.LEADER_MOVES))) {
      model.leaderLosesLock();
    }
    if (faults.strikes(Fault.LEARNING_STALLS, concerns(Fault.LEARNING_STALLS, process))) {
      model.neverLearns(process.address());
    }
  }

  /** Whether this running server is to be ended now; the value is when its supervisor starts it again. */
  Optional<Duration> ends(ServerState process, Instant now) {
    if (ending.filter(process.name()::equals).isPresent()) {
      ending = Optional.empty();
      return Optional.of(META_DOWN);
    }
    return faults.strikes(Fault.FLAPS, concerns(Fault.FLAPS, process) && !process.version().equals(old)
        && !process.startedAt().plus(FLAP_UP).isAfter(now)) ? Optional.of(FLAP_DOWN) : Optional.empty();
  }

  @Override
  public boolean warns(List<String> words) {
    synchronized (model) {
      return faults.strikes(Fault.SHELL_WARNING,
          faults.has(Fault.SHELL_WARNING) && (words.contains("-j") || words.contains("--json")));
    }
  }

  @Override
  public void before(List<String> words) throws InterruptedException {
    if (!words.getFirst().equals("balance") && !words.getFirst().equals("propose")) {
      return;
    }
    if (hangs(words)) {
      new CountDownLatch(1).await();
    }
    synchronized (model) {
      movesFrom(words).ifPresent(drained::add);
      if (faults.strikes(Fault.LEADER_CHANGE, isDrained(Fault.LEADER_CHANGE))) {
        model.leaderLosesLock();
      }
      if (faults.strikes(Fault.ZOOKEEPER_LOST, isDrained(Fault.ZOOKEEPER_LOST))) {
        ending = model.leader().map(leader -> leader.server().name());
        model.zookeeperLost(ZOOKEEPER_GONE);
      }
    }
  }

  private boolean hangs(List<String> words) {
    synchronized (model) {
      return faults.strikes(Fault.SHELL_TIMEOUT,
          faults.argument(Fault.SHELL_TIMEOUT).flatMap(model::replicaNamed)
              .filter(server -> movesFrom(words).equals(Optional.of(server.address()))).isPresent());
    }
  }

  /** Whether a fault that strikes once, while a server is drained, does so now. */
  private boolean isDrained(Fault fault) {
    if (faults.hasStruck(fault) || !faults.has(fault)) {
      return false;
    }
    var wanted = faults.argument(fault).flatMap(model::replicaNamed);
    return wanted.isPresent() ? drained.contains(wanted.get().address()) : drained.size() > 1;
  }

  /** The server whose replicas a balance or propose line takes away. */
  private static Optional<Address> movesFrom(List<String> words) {
    var options = words.getFirst().equals("balance") ? Set.of("-f", "--from") : Set.of("-n", "--node");
    for (var i = 0; i + 1 < words.size(); i++) {
      if (options.contains(words.get(i))) {
        return Address.parse(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean cutsConnection(SshHost host, String command, Moment moment) {
    if (moment == Moment.ARRIVED) {
      giveBack(host);
    }
    if (moment != Moment.ENDED || !faults.concerns(Fault.SSH_DROP, host.name())) {
      return false;
    }
    synchronized (model) {
      var server = model.process(host.name());
      return faults.strikes(Fault.SSH_DROP, !faults.hasStruck(Fault.SSH_DROP) && !server.running()
          && !Installation.isOf(Installation.home(host.folder()), server.version()));
    }
  }

  /** The first command on a host whose server is drained comes between that and its stop. */
  private void giveBack(SshHost host) {
    synchronized (model) {
      if (faults.concerns(Fault.COMES_BACK, host.name()) && !faults.hasStruck(Fault.COMES_BACK)) {
        var server = model.replicaNamed(host.name()).orElseThrow().address();
        if (faults.strikes(Fault.COMES_BACK, drained.contains(server) && model.replicasOf(server) == 0)) {
          model.giveBack(server);
        }
      }
    }
  }
}
