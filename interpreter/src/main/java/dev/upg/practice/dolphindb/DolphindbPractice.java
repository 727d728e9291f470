package dev.upg.practice.dolphindb;

import dev.upg.practice.Measurement;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeState;
import dev.upg.practice.dolphindb.DolphindbSnapshot.NodeState;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.dolphindb.model.Storage;
import dev.upg.practice.cluster.HostedCluster;
import dev.upg.practice.host.SshHosts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A practice DolphinDB: hosts with nodes of one version, the package of another one, and a writer where there are data nodes. */
public final class DolphindbPractice extends HostedCluster {
  private final DolphindbLayout layout;
  private final DolphindbModel model;
  private final PracticeOptions options;
  private final Path archive;
  private final Path plugins;
  private final DolphindbFaults faults;
  private final Optional<Writer> writer;

  /**
   * Brings it up.
   *
   * @throws IllegalArgumentException for an unknown fault; the message is for the user
   * @throws IOException when the machine lacks what is needed
   */
  public DolphindbPractice(DolphindbLayout layout, PracticeOptions options) throws IOException {
    super(layout.description());
    this.layout = layout;
    this.options = options;
    try {
      faults = DolphindbFaults.of(options.faults(), layout);
      var members = layout.members();
      model = layout.model(members, options.clock().now());
      var hosts = bringUpHosts(layout.hosts(), options.watcher());
      var desk = keep(new Desk(model, options.clock(), faults, spool(),
          new Machines(hosts, options.clock(), faults::licensedVersion)));
      for (var name : layout.hosts()) {
        Installation.write(Installation.server(hosts.host(name).folder()), layout.from(), "practice\n");
        identify(name, name);
      }
      start(hosts, members);
      desk.awaitNodes();
      archive = Installation.pack(packages(), layout.to(), faults.corruptsPackage());
      plugins = Installation.packPlugins(packages(), faults.plugins(layout.to()));
      inventory(Inventory.of(layout, hosts));
      var ports = model.of(Mode.DATANODE).stream().map(Member::port).toList();
      writer = ports.isEmpty() ? Optional.empty() : Optional.of(keep(new Writer(ports, options.clock())));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void start(SshHosts hosts, List<Member> members) throws IOException {
    for (var host : hosts.hosts()) {
      var server = Installation.server(host.folder());
      var own = members.stream().filter(member -> member.host().equals(host.name())).map(Member::mode).toList();
      if (own.contains(Mode.SINGLE)) {
        Installation.configureSingle(server, members.getFirst());
        Installation.start(server, "startSingle.sh");
      } else {
        Installation.configure(server, host.name(), members);
        if (own.contains(Mode.CONTROLLER)) {
          Installation.start(server.resolve("clusterDemo"), "startController.sh");
        }
        Installation.start(server.resolve("clusterDemo"), "startAgent.sh");
      }
    }
  }

  /** The documentation's example is outside its own guarantee, so a person would have to accept that. */
  @Override
  public Map<String, String> parameters() {
    return Map.of("version", layout.to().number(), "archive", archive.toString(), "password", ServedNode.PASSWORD,
        "plugin_archive", plugins.toString(),
        "compatibility", "accept", "outage", "accept", "database", "dfs://stock", "table", "stock");
  }

  @Override
  public List<Measurement> measurements() {
    if (writer.isEmpty()) {
      return List.of();
    }
    var lost = new LinkedHashMap<String, Duration>();
    snapshot().missing().forEach(id -> lost.put("row " + id, Duration.ofSeconds(1)));
    return List.of(
        new Measurement("longest-pause", "longest time in which no write was acknowledged",
            Map.of("writer", writer.get().longestPause())),
        new Measurement("lost-writes", "seconds of acknowledged writes that are gone, a row each", lost));
  }

  @Override
  public PracticeState state() {
    var snapshot = snapshot();
    var settings = new LinkedHashMap<String, String>();
    snapshot.suspended().forEach(controller -> settings.put(controller, "recovery suspended"));
    return new PracticeState(
        snapshot.nodes().stream()
            .map(node -> new PracticeState.Server(node.alias(), node.version(), node.serves(), node.starts())).toList(),
        settings, snapshot.healthy(), snapshot.mostDown());
  }

  @Override
  public List<String> remarks() {
    synchronized (model) {
      return faults.idle();
    }
  }

  /** A look behind the curtain, for tests. */
  public DolphindbSnapshot snapshot() {
    // First what was acknowledged: a row that comes meanwhile isn't missing.
    var acknowledged = writer.map(Writer::acknowledgedIds).orElse(List.of());
    synchronized (model) {
      model.advanceTo(options.clock().now());
      var storage = model.storage();
      var kept = storage.kept();
      boolean healthy = storage.chunks().stream().allMatch(
          chunk -> !storage.isRecovering(chunk) && storage.live(chunk).size() >= Storage.REPLICATION_FACTOR);
      return new DolphindbSnapshot(
          model.members().stream().map(member -> new NodeState(member.alias(), member.host(), member.isUp(),
              member.version().split(" ")[0], member.starts())).toList(),
          model.leader().map(Member::alias), model.elections(), model.mostDown(), healthy,
          model.of(Mode.CONTROLLER).stream().filter(Member::recoverySuspended).map(Member::alias).toList(),
          acknowledged.size(), acknowledged.stream().filter(id -> !kept.contains(id)).collect(Collectors.toList()));
    }
  }
}
