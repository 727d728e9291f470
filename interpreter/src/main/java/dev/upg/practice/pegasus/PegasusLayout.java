package dev.upg.practice.pegasus;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.MetaServer;
import dev.upg.practice.pegasus.model.PegasusConfig;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.Placement;
import dev.upg.practice.pegasus.model.ReplicaServer;
import dev.upg.practice.pegasus.model.Role;
import dev.upg.practice.pegasus.model.ServerState;
import dev.upg.practice.pegasus.model.ServerVersion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which servers and tables the practice cluster has. Servers stand apart by port, as all are on loopback. */
final class PegasusLayout {
  static final ServerVersion OLD = new ServerVersion("2.4.0", "8bdca79a7f871e91283bd0270e5bd7913d8c295e");
  /** Only the first twelve digits are those of the release. */
  static final ServerVersion NEW = new ServerVersion("2.5.0", "0ca31b70eac70000000000000000000000000000");

  private static final int PARTITIONS = 8;
  private static final int REPLICAS = 3;

  record Node(String name, Role role, Address address) {}

  private PegasusLayout() {}

  static List<Node> nodes() {
    return Stream.of(nodes(Role.META, 3, 34601), nodes(Role.REPLICA, 5, 34801), nodes(Role.COLLECTOR, 1, 34101))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Node> nodes(Role role, int count, int firstPort) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Node(role.word() + "-" + (i + 1), role, new Address("127.0.0.1", firstPort + i))).toList();
  }

  /** The cluster at rest, with {@code meta-1} leading. */
  static PegasusModel model(Instant now) {
    var config = PegasusConfig.production("practice");
    var metas = new ArrayList<MetaServer>();
    var replicas = new ArrayList<ReplicaServer>();
    var collectors = new ArrayList<ServerState>();
    for (var node : nodes()) {
      var process = new ServerState(node.name(), node.role(), node.address(), OLD, now);
      switch (node.role()) {
        case META -> metas.add(new MetaServer(process, config));
        case REPLICA -> replicas.add(new ReplicaServer(process));
        case COLLECTOR -> collectors.add(process);
      }
    }
    var addresses = replicas.stream().map(ReplicaServer::address).toList();
    var tables = List.of(Placement.table(1, "temp", PARTITIONS, REPLICAS, addresses, now),
        Placement.table(2, "usertable", PARTITIONS, REPLICAS, addresses, now));
    return new PegasusModel(config, metas, metas.getFirst(), replicas, collectors, tables, now);
  }
}
