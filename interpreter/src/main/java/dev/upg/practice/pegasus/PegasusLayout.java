package dev.upg.practice.pegasus;

import dev.upg.practice.PracticeShape;
import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.MetaServer;
import dev.upg.practice.pegasus.model.PegasusConfig;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.Placement;
import dev.upg.practice.pegasus.model.ReplicaServer;
import dev.upg.practice.pegasus.model.Role;
import dev.upg.practice.pegasus.model.ServerState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which servers and tables the practice cluster has, and what they run. Servers stand apart by port, as all are on loopback.
 *
 * @param tools the release of the admin shell
 */
public record PegasusLayout(Release from, Release to, Release tools, List<Node> nodes) {
  private static final int USUAL_REPLICA_SERVERS = 5;
  private static final int MOST_REPLICA_SERVERS = 9;
  private static final int PARTITIONS = 8;
  static final int REPLICAS = 3;
  private static final List<String> TABLES = List.of("temp", "usertable", "thin");

  record Node(String name, Role role, Address address) {}

  public PegasusLayout {
    nodes = List.copyOf(nodes);
  }

  /**
   * The layout that is asked for. What isn't said follows from what is: one release to the next, 2.4 to 2.5 by itself.
   *
   * @throws IllegalArgumentException when there is no such release or number of servers; the message is for the user
   */
  public static PegasusLayout of(PracticeShape shape) {
    var step = Release.ALL.asked(shape, Release.V2_4);
    var tools = shape.tools().map(text -> Release.ALL.named("--practice-tools", text)).orElse(step.from());
    int servers = shape.nodes().orElse(USUAL_REPLICA_SERVERS);
    if (servers < REPLICAS || servers > MOST_REPLICA_SERVERS) {
      throw new IllegalArgumentException("`--practice-nodes` has `" + servers
          + "`, but a practice Pegasus cluster has " + REPLICAS + " to " + MOST_REPLICA_SERVERS + " replica servers");
    }
    return new PegasusLayout(step.from(), step.to(), tools,
        Stream.of(nodes(Role.META, 3, 34601), nodes(Role.REPLICA, servers, 34801), nodes(Role.COLLECTOR, 1, 34101))
            .flatMap(List::stream).toList());
  }

  private static List<Node> nodes(Role role, int count, int firstPort) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Node(role.word() + "-" + (i + 1), role, new Address("127.0.0.1", firstPort + i))).toList();
  }

  /** As the configuration names the meta servers. */
  String metaServers() {
    return nodes(Role.META).stream().map(node -> node.address().toString())
        .collect(Collectors.joining(","));
  }

  List<String> names() {
    return nodes.stream().map(Node::name).toList();
  }

  List<String> names(Role role) {
    return nodes(role).stream().map(Node::name).toList();
  }

  List<Node> nodes(Role role) {
    return nodes.stream().filter(node -> node.role() == role).toList();
  }

  /** What `--practice` says it has brought up. */
  String description() {
    return "practice Pegasus " + from.version().number() + ": " + names(Role.META).size() + " meta servers, "
        + names(Role.REPLICA).size() + " replica servers, " + names(Role.COLLECTOR).size() + " collector";
  }

  /**
   * The cluster at rest, with {@code meta-1} leading.
   *
   * @param replicas how many the partitions of each table have
   */
  PegasusModel model(String zookeeperHosts, List<Integer> replicas, Instant now) {
    var config = PegasusConfig.production("practice", zookeeperHosts);
    var metas = new ArrayList<MetaServer>();
    var servers = new ArrayList<ReplicaServer>();
    var collectors = new ArrayList<ServerState>();
    for (var node : nodes) {
      var process = new ServerState(node.name(), node.role(), node.address(), from.version(), now);
      switch (node.role()) {
        case META -> metas.add(new MetaServer(process, config));
        case REPLICA -> servers.add(new ReplicaServer(process));
        case COLLECTOR -> collectors.add(process);
      }
    }
    var addresses = servers.stream().map(ReplicaServer::address).toList();
    var tables = IntStream.range(0, replicas.size())
        .mapToObj(i -> Placement.table(i + 1, TABLES.get(i), PARTITIONS, replicas.get(i), addresses, now)).toList();
    var model = new PegasusModel(config, metas, metas.getFirst(), servers, collectors, tables, now);
    // `flushed=yes`, which the cluster gives to a run, is true.
    tables.forEach(table -> model.environments().wasCompacted(table.id(), now));
    return model;
  }
}
