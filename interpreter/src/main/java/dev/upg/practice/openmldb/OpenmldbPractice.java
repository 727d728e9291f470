package dev.upg.practice.openmldb;

import dev.upg.practice.Measurement;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeState;
import dev.upg.practice.cluster.HostedCluster;
import dev.upg.practice.openmldb.client.Site;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Job;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.PartitionId;
import dev.upg.practice.port.ZookeeperPort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A practice OpenMLDB cluster: three hosts with the components of one version, an application that writes, the package of another
 * version and its Spark distribution.
 */
public final class OpenmldbPractice extends HostedCluster {
  private final OpenmldbLayout layout;
  private final OpenmldbModel model;
  private final OpenmldbFaults faults;
  private final PracticeOptions options;
  private final Path archive;
  private final Path spark;

  /**
   * Brings it up.
   *
   * @throws IllegalArgumentException for an unknown fault; the message is for the user
   * @throws IOException when the machine lacks what is needed
   */
  public OpenmldbPractice(OpenmldbLayout layout, PracticeOptions options) throws IOException {
    super(layout.description());
    this.layout = layout;
    this.options = options;
    try {
      model = layout.model(layout.components(), options.clock().now());
      faults = OpenmldbFaults.of(options.faults(), layout.from().build(), model);
      var zookeeper = keep(new ZookeeperPort()).hosts();
      var hosts = bringUpHosts(OpenmldbLayout.hosts(), options.watcher());
      var site = new Site(zookeeper, OpenmldbLayout.ROOT, ZoneId.systemDefault());
      var installation = new Installation(hosts, zookeeper, faults);
      var desk = keep(new Desk(model, options.clock(), faults, spool(), site, installation));
      for (var name : OpenmldbLayout.hosts()) {
        identify(name, name);
      }
      for (var component : model.components()) {
        installation.install(component);
      }
      // Not before: a shell reads its script as it goes, and some may share their files.
      for (var component : model.components()) {
        installation.start(OpenmldbLayout.place(component.name()), isMonitored(component.name()));
      }
      desk.awaitComponents();
      installation.mislead();
      archive = Installation.pack(packages(), layout.to().build(), faults.has(Fault.CORRUPT_PACKAGE));
      spark = Installation.packSpark(packages(), layout.to().build());
      inventory(Inventory.of(layout, model, hosts, installation));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private boolean isMonitored(String component) {
    return faults.has(Fault.MON) || faults.concerns(Fault.MON_REVIVES, component);
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of("version", layout.to().build().number(), "archive", archive.toString(), "spark", spark.toString());
  }

  @Override
  public List<Measurement> measurements() {
    synchronized (model) {
      model.advanceTo(options.clock().now());
      var lost = new TreeMap<String, Duration>();
      model.lostRows().forEach((id, rows) -> lost.put(name(id), Duration.ofSeconds(rows)));
      var without = new TreeMap<String, Duration>();
      model.withoutLeader().forEach((id, time) -> without.put(name(id), time));
      return List.of(new Measurement("without-leader", "partitions without a leader that serves", without),
          new Measurement("acknowledged-writes", "seconds of acknowledged writes, a row each and partition",
              Map.of("all", Duration.ofSeconds(model.acknowledgedRows()))),
          new Measurement("lost-writes", "seconds of acknowledged writes that are gone, a row each", lost));
    }
  }

  /** {@code trans.1}. */
  private String name(PartitionId id) {
    return model.tables().stream().filter(table -> table.tid() == id.tid()).findFirst().orElseThrow().name() + "."
        + id.pid();
  }

  @Override
  public PracticeState state() {
    synchronized (model) {
      model.advanceTo(options.clock().now());
      return new PracticeState(
          model.components().stream().map(one -> new PracticeState.Server(one.name(), one.build().number(),
              one.isServing(), one.starts())).toList(),
          Map.of("auto_failover", String.valueOf(model.autoFailover())), model.isWhole(), model.mostDown());
    }
  }

  @Override
  public List<String> remarks() {
    synchronized (model) {
      return model.job().filter(Job::hasDied).isPresent()
          ? Stream.concat(faults.idle().stream(), Stream.of("a job died with the taskmanager that ran it")).toList()
          : faults.idle();
    }
  }

  /** A look behind the curtain, for tests. */
  public OpenmldbSnapshot snapshot() {
    synchronized (model) {
      model.advanceTo(options.clock().now());
      var leaders = new LinkedHashMap<String, String>();
      var replicas = new LinkedHashMap<String, Integer>();
      for (var table : model.tables()) {
        for (var partition : table.partitions()) {
          partition.leader().ifPresent(leader -> leaders.put(name(partition.id()), leader.endpoint()));
          replicas.put(name(partition.id()), partition.replicas().size());
        }
      }
      var lost = new LinkedHashMap<String, Long>();
      model.lostRows().forEach((id, rows) -> lost.put(name(id), rows));
      return new OpenmldbSnapshot(model.leader().map(Component::name), leaders, replicas, model.acknowledgedRows(),
          lost);
    }
  }
}
