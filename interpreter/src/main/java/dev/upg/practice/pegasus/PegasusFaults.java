package dev.upg.practice.pegasus;

import dev.upg.practice.PracticeFault;
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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<Fault, String> active;
  private final Set<Address> drained = new HashSet<>();
  private final Set<Fault> struck = EnumSet.of(Fault.THIN_TABLE, Fault.NO_TABLES);
  private Optional<String> ending = Optional.empty();

  private PegasusFaults(PegasusModel model, ServerVersion old, Map<Fault, String> active) {
    this.model = model;
    this.old = old;
    this.active = active;
  }

  public static List<PracticeFault> all() {
    return Arrays.stream(Fault.values()).map(Fault::told).toList();
  }

  /**
   * Looks at faults as given on the command line.
   *
   * @throws IllegalArgumentException for an unknown fault or argument; the message is for the user
   */
  public static void check(List<String> given, PegasusLayout layout) {
    parse(given, layout);
  }

  /** @throws IllegalArgumentException for an unknown fault or argument */
  static PegasusFaults of(List<String> given, PegasusLayout layout, PegasusModel model) {
    return new PegasusFaults(model, layout.from().version(), parse(given, layout));
  }

  private static Map<Fault, String> parse(List<String> given, PegasusLayout layout) {
    var active = new EnumMap<Fault, String>(Fault.class);
    for (var text : given) {
      var equals = text.indexOf('=');
      var fault = Fault.named(equals < 0 ? text : text.substring(0, equals));
      if (equals >= 0) {
        fault.check(text.substring(equals + 1), layout);
      }
      active.put(fault, equals < 0 ? fault.usual() : text.substring(equals + 1));
    }
    return active;
  }

  /** How many replicas the partitions of each table are to have. */
  static List<Integer> tables(List<String> given, PegasusLayout layout) {
    var faults = parse(given, layout);
    var replicas = new ArrayList<Integer>(faults.containsKey(Fault.NO_TABLES) ? List.of() : Fault.USUAL_TABLES);
    if (faults.containsKey(Fault.THIN_TABLE)) {
      replicas.add(Integer.parseInt(faults.get(Fault.THIN_TABLE)));
    }
    return replicas;
  }

  /** A line for each fault that was asked for and hasn't struck, with why. */
  List<String> idle() {
    synchronized (model) {
      return active.entrySet().stream().filter(entry -> !struck.contains(entry.getKey()))
          .map(entry -> "the fault `" + entry.getKey().told().name()
              + (entry.getValue().isEmpty() ? "" : "=" + entry.getValue()) + "` didn't strike: "
              + entry.getKey().occasion())
          .toList();
    }
  }

  private boolean concerns(Fault fault, ServerState process) {
    return process.name().equals(active.get(fault));
  }

  /** Notes that the fault strikes when it does. */
  private boolean strikes(Fault fault, boolean now) {
    if (now) {
      struck.add(fault);
    }
    return now;
  }

  /** Whether the server process ends at once; the value is what it says. */
  Optional<String> startFails(ServerState process, ServerVersion version) {
    return strikes(Fault.NEVER_STARTS, concerns(Fault.NEVER_STARTS, process) && !version.equals(old))
        ? Optional.of("dsn exit with code 1: fault never-starts of the practice cluster")
        : Optional.empty();
  }

  /** The version that a server comes up with when it is started from files of {@code version}. */
  ServerVersion versionOf(ServerState process, ServerVersion version) {
    return strikes(Fault.OLD_VERSION, concerns(Fault.OLD_VERSION, process) && !version.equals(process.version()))
        ? process.version()
        : version;
  }

  /** To be told of each restart. */
  void restarted(ServerState process) {
    if (strikes(Fault.STUCK_PARTITION, process.role() == Role.REPLICA && active.containsKey(Fault.STUCK_PARTITION))) {
      Gpid.parse(active.get(Fault.STUCK_PARTITION)).ifPresent(model::holdBack);
    }
    if (strikes(Fault.LEADER_MOVES, process.role() == Role.META && active.containsKey(Fault.LEADER_MOVES)
        && !struck.contains(Fault.LEADER_MOVES))) {
      model.leaderLosesLock();
    }
    if (strikes(Fault.LEARNING_STALLS, concerns(Fault.LEARNING_STALLS, process))) {
      model.neverLearns(process.address());
    }
  }

  /** Whether this running server is to be ended now; the value is when its supervisor starts it again. */
  Optional<Duration> ends(ServerState process, Instant now) {
    if (ending.filter(process.name()::equals).isPresent()) {
      ending = Optional.empty();
      return Optional.of(META_DOWN);
    }
    return strikes(Fault.FLAPS, concerns(Fault.FLAPS, process) && !process.version().equals(old)
        && !process.startedAt().plus(FLAP_UP).isAfter(now)) ? Optional.of(FLAP_DOWN) : Optional.empty();
  }

  @Override
  public boolean warns(List<String> words) {
    synchronized (model) {
      return strikes(Fault.SHELL_WARNING,
          active.containsKey(Fault.SHELL_WARNING) && (words.contains("-j") || words.contains("--json")));
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
      if (strikes(Fault.LEADER_CHANGE, isDrained(Fault.LEADER_CHANGE))) {
        model.leaderLosesLock();
      }
      if (strikes(Fault.ZOOKEEPER_LOST, isDrained(Fault.ZOOKEEPER_LOST))) {
        ending = model.leader().map(leader -> leader.server().name());
        model.zookeeperLost(ZOOKEEPER_GONE);
      }
    }
  }

  private boolean hangs(List<String> words) {
    synchronized (model) {
      return strikes(Fault.SHELL_TIMEOUT,
          active.containsKey(Fault.SHELL_TIMEOUT) && model.replicaNamed(active.get(Fault.SHELL_TIMEOUT))
              .filter(server -> movesFrom(words).equals(Optional.of(server.address()))).isPresent());
    }
  }

  /** Whether a fault that strikes once, while a server is drained, does so now. */
  private boolean isDrained(Fault fault) {
    if (struck.contains(fault) || !active.containsKey(fault)) {
      return false;
    }
    var wanted = model.replicaNamed(active.get(fault));
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
    if (moment != Moment.ENDED || !host.name().equals(active.get(Fault.SSH_DROP))) {
      return false;
    }
    synchronized (model) {
      var server = model.process(host.name());
      return strikes(Fault.SSH_DROP, !struck.contains(Fault.SSH_DROP) && !server.running()
          && !Installation.isOf(Inventory.home(host.folder()), server.version()));
    }
  }

  /** The first command on a host whose server is drained comes between that and its stop. */
  private void giveBack(SshHost host) {
    synchronized (model) {
      if (host.name().equals(active.get(Fault.COMES_BACK)) && !struck.contains(Fault.COMES_BACK)) {
        var server = model.replicaNamed(host.name()).orElseThrow().address();
        if (strikes(Fault.COMES_BACK, drained.contains(server) && model.replicasOf(server) == 0)) {
          model.giveBack(server);
        }
      }
    }
  }
}
