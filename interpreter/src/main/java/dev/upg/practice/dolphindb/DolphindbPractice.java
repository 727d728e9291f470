package dev.upg.practice.dolphindb;

import dev.upg.practice.Measurement;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeState;
import dev.upg.practice.dolphindb.DolphindbSnapshot.NodeState;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.dolphindb.model.Storage;
import dev.upg.practice.host.OpenParts;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;
import dev.upg.practice.script.ScriptFiles;
import dev.upg.practice.script.Spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A running practice cluster: SSH hosts with nodes of one version, the package of another one, and a writer where there are data nodes.
 * Like the Pegasus one it ends with its process, however that comes.
 */
public final class DolphindbPractice implements PracticeCluster {
  private static final int START_SECONDS = 20;

  private final OpenParts parts = new OpenParts();
  private final DolphindbLayout layout;
  private final DolphindbModel model;
  private final PracticeOptions options;
  private final Path inventory;
  private final Path sshConfig;
  private final Path archive;
  private final Path plugins;
  private final DolphindbFaults faults;
  private final Optional<Writer> writer;
  private final Map<String, Path> homes;

  /**
   * Brings it up.
   *
   * @throws IllegalArgumentException for an unknown fault; the message is for the user
   * @throws IOException when the machine lacks what is needed
   */
  public DolphindbPractice(DolphindbLayout layout, PracticeOptions options) throws IOException {
    this.layout = layout;
    this.options = options;
    try {
      faults = DolphindbFaults.of(options.faults(), layout);
      var members = layout.members();
      model = layout.model(members, options.clock().now());
      var work = parts.keep(new WorkFolder()).path();
      parts.keep(ScriptFiles.reaper(work));
      var hosts = parts.keep(new SshHosts(work, layout.hosts(), options.watcher()));
      homes = hosts.homes();
      var spool = new Spool(work.resolve("spool"));
      var desk = parts.keep(new Desk(model, options.clock(), faults, spool,
          new Machines(hosts, options.clock(), faults::licensedVersion)));
      for (var name : layout.hosts()) {
        var host = hosts.host(name).folder();
        Installation.write(Installation.server(host), layout.from(), "practice\n");
        ScriptFiles.writeIdentity(host, name, spool.folder());
      }
      start(hosts, members, desk);
      archive = Installation.pack(work.resolve("packages"), layout.to(), faults.corruptsPackage());
      plugins = Installation.packPlugins(work.resolve("packages"), faults.plugins(layout.to()));
      inventory = Inventory.write(hosts, layout, work.resolve("inventory.ini"));
      sshConfig = hosts.config();
      var ports = model.of(Mode.DATANODE).stream().map(Member::port).toList();
      writer = ports.isEmpty() ? Optional.empty() : Optional.of(parts.keep(new Writer(ports, options.clock())));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void start(SshHosts hosts, List<Member> members, Desk desk) throws IOException {
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
    try {
      if (!desk.awaitNodes(START_SECONDS)) {
        throw new IOException("the nodes of the practice cluster didn't start within " + START_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the nodes of the practice cluster started", e);
    }
  }

  @Override
  public String description() {
    return layout.description();
  }

  @Override
  public Path inventory() {
    return inventory;
  }

  @Override
  public Path sshConfig() {
    return sshConfig;
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
  public Map<String, Path> homes() {
    return homes;
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

  @Override
  public void close() {
    parts.close();
  }
}
