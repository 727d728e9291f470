package dev.upg.tests.crash;

import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A playbook, and the practice cluster that it is tried on. Another one is another line of {@link #ALL}.
 *
 * @param settings beside those that the cluster gives
 * @param quick whether a run takes a few seconds only
 * @param shape of the cluster
 * @param first what is run on it before, undisturbed: arguments of {@code upg run}, without those for the cluster; empty: nothing
 */
record Subject(String name, Path playbook, Map<String, String> settings, boolean quick, Bringing cluster,
    PracticeShape shape, List<String> first) {
  @FunctionalInterface
  interface Bringing { PracticeCluster up(PracticeOptions options) throws IOException; }

  static final List<Subject> ALL = List.of(
      new Subject("every-statement", resource("every-statement.upg"), Map.of(), true, FolderCluster::new,
          PracticeShape.USUAL, List.of()),
      of("pegasus", "high-availability", false, Map.of()),
      of("pegasus", "simplified", false, Map.of()),
      of("pegasus", "configuration", false, Map.of("config", resource("pegasus.ini").toString())),
      of("pegasus", "replica-server", true, Map.of("name", "replica-2")),
      of("pegasus", "replica-server", false, Map.of("name", "replica-2"), "leader-change=replica-2")
          .as("replica-server-new-leader"),
      of("pegasus", "meta-servers", true, Map.of()),
      of("pegasus", "restart-meta-servers", true, Map.of()),
      of("pegasus", "collector", true, Map.of()),
      of("pegasus", "rebalance", true, Map.of("what", "full")),
      of("pegasus", "scale-in", true, Map.of("names", "replica-5")),
      of("pegasus", "compact", true, Map.of()),
      of("pegasus", "settings", true, Map.of()),
      onHosts(3, "check", true, Map.of()),
      onHosts(3, "gray-scale", false, Map.of()),
      onHosts(3, "roll-back", false, Map.of("name", "host-1", "version", "2.00.7.4", "from", "2.00.8.12"),
          playbook("dolphindb", "gray-scale").toString(), "--limit", "host-1"),
      onHosts(2, "offline", false, Map.of()),
      onHosts(1, "single-node", true, Map.of()),
      of("openmldb", "rolling-upgrade", false, Map.of()),
      of("openmldb", "nameservers", true, Map.of()),
      of("openmldb", "tablets", false, Map.of("names", "tablet-2")),
      of("openmldb", "apiserver", true, Map.of()),
      of("openmldb", "taskmanager", true, Map.of()),
      of("openmldb", "check", true, Map.of()).as("openmldb-check"),
      of("openmldb", "roll-back", false, Map.of("name", "apiserver-1")).as("openmldb-roll-back")
          .after(playbook("openmldb", "apiserver")));

  private static Subject of(String database, String name, boolean quick, Map<String, String> settings,
      String... faults) {
    return new Subject(name, playbook(database, name), settings, quick,
        options -> PracticeClusters.plan(database, with(List.of(faults), options)).start(), PracticeShape.USUAL,
        List.of());
  }

  private static PracticeOptions with(List<String> faults, PracticeOptions options) {
    return new PracticeOptions(options.clock(), faults, options.shape(), options.watcher());
  }

  private Subject as(String other) {
    return new Subject(other, playbook, settings, quick, cluster, shape, first);
  }

  private Subject after(Path other) {
    return new Subject(name, playbook, settings, quick, cluster, shape, List.of(other.toString()));
  }

  private static Subject onHosts(int hosts, String name, boolean quick, Map<String, String> settings, String... first) {
    return new Subject(name, playbook("dolphindb", name), settings, quick,
        options -> PracticeClusters.plan("dolphindb", options).start(),
        new PracticeShape(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(hosts)), List.of(first));
  }

  private static Path playbook(String database, String name) {
    return Path.of(System.getProperty("upg.root"), "playbooks", database, name + ".upg");
  }

  static Path resource(String name) {
    return Path.of(System.getProperty("upg.root"), "tests/src/test/resources/crash", name);
  }

  static Subject named(String name) {
    return ALL.stream().filter(subject -> subject.name.equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no playbook " + name + " among " + ALL));
  }

  @Override
  public String toString() {
    return name;
  }
}
