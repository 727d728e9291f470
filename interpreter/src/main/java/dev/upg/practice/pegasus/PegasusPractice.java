package dev.upg.practice.pegasus;

import dev.upg.practice.Measurement;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.host.OpenParts;
import dev.upg.practice.PracticeState;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;
import dev.upg.practice.port.ZookeeperPort;
import dev.upg.practice.script.ScriptFiles;
import dev.upg.practice.script.Spool;
import dev.upg.practice.pegasus.model.Gpid;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.PegasusSnapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A practice Pegasus cluster: SSH hosts with a server of one version each, and the package of another. Should this process die
 * without closing it, a small process of its own ends the servers and removes the folder; closing must not be done in a
 * shutdown hook, as a run may still have settings to put back then.
 */
public final class PegasusPractice implements PracticeCluster {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final OpenParts parts = new OpenParts();
  private final PegasusLayout layout;
  private final PegasusModel model;
  private final PegasusFaults faults;
  private final PracticeOptions options;
  private final Map<String, Path> homes;
  private final Path inventory;
  private final Path sshConfig;
  private final Path archive;
  private final Path tools;

  /**
   * Brings it up: in well under two seconds.
   *
   * @throws IllegalArgumentException for an unknown fault; the message is for the user
   * @throws IOException when the machine lacks what is needed
   */
  public PegasusPractice(PegasusLayout layout, PracticeOptions options) throws IOException {
    this.layout = layout;
    this.options = options;
    try {
      var zookeeper = parts.keep(new ZookeeperPort());
      model = layout.model(zookeeper.hosts(), PegasusFaults.tables(options.faults(), layout), options.clock().now());
      faults = PegasusFaults.of(options.faults(), layout, model);
      var installation = new Installation(layout.metaServers(), zookeeper.hosts());
      var work = parts.keep(new WorkFolder()).path();
      parts.keep(ScriptFiles.reaper(work));
      var hosts = parts.keep(new SshHosts(work, layout.names(), faults.and(options.watcher())));
      var spool = new Spool(work.resolve("spool"));
      var desk = parts.keep(new Desk(model, options.clock(), faults, spool, layout.nodes(), hosts));
      for (var node : layout.nodes()) {
        var host = hosts.host(node.name()).folder();
        installation.write(Inventory.home(host), layout.from().version());
        Installation.writePort(Inventory.home(host), node);
        ScriptFiles.writeIdentity(host, node.name() + " " + node.role().word(), spool.folder());
        Installation.start(Inventory.home(host), node);
      }
      homes = hosts.homes();
      tools = Inventory.tools(hosts.host(layout.names().getFirst()).folder());
      installation.write(tools, layout.tools().version());
      archive = installation.pack(work, layout.to().version());
      inventory = Inventory.write(layout, hosts, work.resolve("inventory.ini"));
      sshConfig = hosts.config();
      awaitServers(desk);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void awaitServers(Desk desk) throws IOException {
    try {
      if (!desk.awaitServers(START_LIMIT)) {
        throw new IOException(
            "the servers of the practice cluster didn't start within " + START_LIMIT.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the servers of the practice cluster started", e);
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

  @Override
  public Map<String, String> parameters() {
    return Map.of("version", layout.to().version().number(), "archive", archive.toString(), "flushed", "yes", "tools",
        tools.toString());
  }

  @Override
  public List<Measurement> measurements() {
    synchronized (model) {
      model.advanceTo(options.clock().now());
      return List.of(
          measurement("without-primary", "partitions without a primary", model.withoutPrimary()),
          measurement("without-two-replicas", "partitions with fewer than two live replicas", model.withoutTwo()));
    }
  }

  @Override
  public List<String> remarks() {
    return faults.idle();
  }

  private static Measurement measurement(String name, String title, Map<Gpid, Duration> times) {
    var parts = new LinkedHashMap<String, Duration>();
    times.forEach((partition, time) -> parts.put(partition.toString(), time));
    return new Measurement(name, title, parts);
  }

  @Override
  public Map<String, Path> homes() {
    return homes;
  }

  @Override
  public PracticeState state() {
    var snapshot = snapshot();
    return new PracticeState(
        snapshot.nodes().stream()
            .map(node -> new PracticeState.Server(node.name(), node.version(), node.running(), node.starts())).toList(),
        snapshot.leader().map(PegasusSnapshot.LeaderState::settings).orElse(Map.of()), snapshot.healthy(),
        snapshot.mostDown());
  }

  /** A look behind the curtain, for tests. */
  public PegasusSnapshot snapshot() {
    synchronized (model) {
      model.advanceTo(options.clock().now());
      return model.snapshot();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
