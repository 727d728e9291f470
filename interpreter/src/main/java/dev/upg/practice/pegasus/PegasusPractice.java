package dev.upg.practice.pegasus;

import dev.upg.practice.Measurement;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeState;
import dev.upg.practice.cluster.HostedCluster;
import dev.upg.practice.port.ZookeeperPort;
import dev.upg.practice.pegasus.model.Gpid;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.PegasusSnapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A practice Pegasus cluster: a server of one version on each host, and the package of another. */
public final class PegasusPractice extends HostedCluster {
  private final PegasusLayout layout;
  private final PegasusModel model;
  private final PegasusFaults faults;
  private final PracticeOptions options;
  private final Path archive;
  private final Path tools;

  /**
   * Brings it up: in well under two seconds.
   *
   * @throws IllegalArgumentException for an unknown fault; the message is for the user
   * @throws IOException when the machine lacks what is needed
   */
  public PegasusPractice(PegasusLayout layout, PracticeOptions options) throws IOException {
    super(layout.description());
    this.layout = layout;
    this.options = options;
    try {
      var asked = PegasusFaults.parse(options.faults(), layout);
      var zookeeper = keep(new ZookeeperPort());
      model = layout.model(zookeeper.hosts(), PegasusFaults.tables(asked), options.clock().now());
      faults = new PegasusFaults(model, layout.from().version(), asked);
      var installation = new Installation(layout.metaServers(), zookeeper.hosts());
      var hosts = bringUpHosts(layout.names(), faults.and(options.watcher()));
      var desk = keep(new Desk(model, options.clock(), faults, spool(), layout.nodes(), hosts));
      for (var node : layout.nodes()) {
        var home = Installation.home(hosts.host(node.name()).folder());
        installation.write(home, layout.from().version());
        Installation.writePort(home, node);
        identify(node.name(), node.name() + " " + node.role().word());
        Installation.start(home, node);
      }
      tools = Installation.tools(hosts.host(layout.names().getFirst()).folder());
      installation.write(tools, layout.tools().version());
      archive = installation.pack(packages(), layout.to().version(), asked.has(Fault.CORRUPT_PACKAGE));
      inventory(Inventory.of(layout, hosts));
      desk.awaitServers();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
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
}
