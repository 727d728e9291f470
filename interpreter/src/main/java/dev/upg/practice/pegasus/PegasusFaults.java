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

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The faults of one practice cluster, each with the moment it strikes. Thread-safe. */
public final class PegasusFaults implements ShellListener, CommandWatcher {
  private static final String NEVER_STARTS = "never-starts";
  private static final String STUCK_PARTITION = "stuck-partition";
  private static final String SHELL_TIMEOUT = "shell-timeout";
  private static final String SSH_DROP = "ssh-drop";
  private static final String LEADER_CHANGE = "leader-change";

  private static final Map<String, String> DEFAULTS = Map.of(NEVER_STARTS, "replica-3", STUCK_PARTITION, "2.3",
      SHELL_TIMEOUT,
      "replica-3", SSH_DROP, "replica-2", LEADER_CHANGE, "");

  private final PegasusModel model;
  private final Map<String, String> active;
  private final Set<Address> drained = new HashSet<>();
  private boolean dropped;
  private boolean leaderChanged;

  private PegasusFaults(PegasusModel model, Map<String, String> active) {
    this.model = model;
    this.active = active;
  }

  public static List<PracticeFault> all() {
    return List.of(
        new PracticeFault(NEVER_STARTS, "NODE (replica-3)",
            "with the new version the server of this node ends as soon as it is started"),
        new PracticeFault(STUCK_PARTITION, "PARTITION (2.3)",
            "once a replica server was restarted nobody catches up with this partition: it stays at 2 of 3 replicas"),
        new PracticeFault(SHELL_TIMEOUT, "NODE (replica-3)",
            "the admin shell hangs for ever when it is to move replicas of this replica server"),
        new PracticeFault(SSH_DROP, "NODE (replica-2)",
            "the command that swaps the files of this node's stopped server runs, and the connection is cut before its end is told"),
        new PracticeFault(LEADER_CHANGE, "NODE (the second one drained)",
            "the meta leader loses its lock while this replica server is drained; its settings are lost"));
  }

  /**
   * Reads faults as given on the command line.
   *
   * @throws IllegalArgumentException for an unknown fault or argument; the message is for the user
   */
  static PegasusFaults parse(List<String> given, PegasusModel model) {
    var active = new HashMap<String, String>();
    for (var text : given) {
      var equals = text.indexOf('=');
      var name = equals < 0 ? text : text.substring(0, equals);
      if (!DEFAULTS.containsKey(name)) {
        throw new IllegalArgumentException(
            "There is no fault `" + name + "`; the practice Pegasus cluster has: " + list());
      }
      var argument = equals < 0 ? DEFAULTS.get(name) : text.substring(equals + 1);
      if (equals >= 0) {
        check(name, argument, model);
      }
      active.put(name, argument);
    }
    return new PegasusFaults(model, active);
  }

  private static String list() {
    return all().stream().map(fault -> fault.name() + "=" + fault.argument()).collect(Collectors.joining(", "));
  }

  private static void check(String name, String argument, PegasusModel model) {
    var fits = switch (name) {
      case STUCK_PARTITION -> Gpid.parse(argument).flatMap(model::partition).isPresent();
      case SHELL_TIMEOUT, LEADER_CHANGE -> model.replicaNamed(argument).isPresent();
      default -> PegasusLayout.nodes().stream().anyMatch(node -> node.name().equals(argument));
    };
    if (!fits) {
      var wanted = switch (name) {
        case STUCK_PARTITION -> "a partition from " + partitions(model);
        case SHELL_TIMEOUT, LEADER_CHANGE -> "a replica server: " + nodes(Set.of(Role.REPLICA));
        default -> "a node: " + nodes(Set.of(Role.values()));
      };
      throw new IllegalArgumentException("The fault `" + name + "` has `" + argument + "`, but it takes " + wanted);
    }
  }

  private static String nodes(Set<Role> roles) {
    return PegasusLayout.nodes().stream().filter(node -> roles.contains(node.role())).map(PegasusLayout.Node::name)
        .collect(Collectors.joining(", "));
  }

  private static String partitions(PegasusModel model) {
    return model.tables().stream()
        .map(table -> table.partitions().getFirst().id() + " to " + table.partitions().getLast().id())
        .collect(Collectors.joining(", "));
  }

  /** Whether the server process ends at once; the value is what it says. */
  Optional<String> startFails(ServerState process, ServerVersion version) {
    return process.name().equals(active.get(NEVER_STARTS)) && !version.equals(PegasusLayout.OLD)
        ? Optional.of("dsn exit with code 1: fault never-starts of the practice cluster")
        : Optional.empty();
  }

  /** To be told of each restart, with the model's monitor held. */
  void restarted(ServerState process) {
    if (process.role() == Role.REPLICA && active.containsKey(STUCK_PARTITION)) {
      Gpid.parse(active.get(STUCK_PARTITION)).ifPresent(model::holdBack);
    }
  }

  @Override
  public void before(List<String> words) throws InterruptedException {
    if (!words.getFirst().equals("balance") && !words.getFirst().equals("propose")) {
      return;
    }
    if (active.containsKey(SHELL_TIMEOUT)) {
      synchronized (model) {
        var hangs = model.replicaNamed(active.get(SHELL_TIMEOUT))
            .filter(server -> words.contains(server.address().toString()));
        if (hangs.isEmpty() || !movesFrom(words).equals(Optional.of(hangs.get().address()))) {
          return;
        }
      }
      new CountDownLatch(1).await();
    }
    if (active.containsKey(LEADER_CHANGE)) {
      synchronized (model) {
        movesFrom(words).ifPresent(drained::add);
        var wanted = model.replicaNamed(active.get(LEADER_CHANGE));
        if (!leaderChanged && (wanted.isPresent() ? drained.contains(wanted.get().address()) : drained.size() > 1)) {
          leaderChanged = true;
          model.leaderLosesLock();
        }
      }
    }
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
  public boolean cutsConnection(SshHost host, String command) {
    if (!host.name().equals(active.get(SSH_DROP))) {
      return false;
    }
    synchronized (model) {
      var server = model.process(host.name());
      var strikes = !dropped && !server.running()
          && !Installation.isOf(Inventory.home(host.folder()), server.version());
      dropped |= strikes;
      return strikes;
    }
  }
}
