package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.clock.Clock;
import dev.upg.host.Connector;
import dev.upg.host.HostAddress;
import dev.upg.journal.RunRecord;
import dev.upg.lock.Claim;
import dev.upg.lock.ClusterLock;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;
import dev.upg.lock.LockNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** The cluster's lock, from the beginning to the end of a run; a playbook without nodes needs none. */
final class ClusterHold {
  /** Of each group, so that playbooks that share a group see each other. */
  private static final int NODES_OF_A_GROUP = 3;

  /** The file's name on nodes that are reached by SSH. */
  private static final String MACHINE = "machine";

  private final Optional<ClusterLock> lock;

  private ClusterHold(Optional<ClusterLock> lock) {
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @param doing what the run is at, asked again and again
   * @param lost is told once when somebody took the lock away
   */
  static ClusterHold take(List<LockNode> nodes, Holder me, Standing doing, Claim claim, Consumer<String> lost)
      throws LockFailure, InterruptedException {
    return new ClusterHold(nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(ClusterLock.take(nodes, () -> me.at(doing.text()), claim, Clock.system(), lost)));
  }

  static Holder holder(String title, RunJournal journal, Instant now) {
    return new Holder(journal.folder().name(), System.getProperty("user.name"), RunFacts.machine(), ProcessHandle
        .current().pid(), now.toString(), title, journal.folder().path().toAbsolutePath().normalize().toString(), false,
        "");
  }

  /**
   * Which nodes keep the lock: the first of each group, as everybody with this inventory finds them. A machine has one file, not one
   * for each of its addresses or ports: those differ from one inventory to another. This machine is part of
   * a cluster only if all of it is here; then it is the inventory that tells one cluster from another.
   */
  static List<LockNode> nodes(Bound bound, Connector connector, List<Path> inventories, Environment environment) {
    Map<HostAddress, String> chosen = new LinkedHashMap<>();
    for (var group : bound.groups().values()) {
      group.stream().limit(NODES_OF_A_GROUP).forEach(node -> chosen.putIfAbsent(node.address(), node.name()));
    }
    var nodes = new ArrayList<LockNode>();
    chosen.forEach((address, name) -> {
      if (!address.local()) {
        nodes.add(new LockNode(name, MACHINE, connector.host(address), Optional.empty()));
      }
    });
    chosen.entrySet().stream().filter(node -> nodes.isEmpty()).findFirst().ifPresent(node -> nodes.add(new LockNode(node
        .getValue(), "inventory-" + digest(inventories, environment), connector.host(node.getKey()),
        environment.variable().apply(LockNode.FOLDER))));
    return nodes;
  }

  private static String digest(List<Path> inventories, Environment environment) {
    var sum = new CRC32C();
    inventories.forEach(file -> sum.update(environment.resolve(file).toAbsolutePath().normalize().toString().getBytes(
        StandardCharsets.UTF_8)));
    return "%08x".formatted(sum.getValue());
  }

  /** Why no change may be made any more. */
  Optional<String> refusal() throws InterruptedException {
    return lock.isEmpty() ? Optional.empty() : lock.get().refusal();
  }

  /** @param record what the run has come to: while that is half done, others are told and kept out */
  void end(RunRecord record) {
    lock.ifPresent(held -> {
      if (record.isHalfDone()) {
        held.leave(Standing.leftOnNodes(record));
      } else {
        held.close();
      }
    });
  }
}
