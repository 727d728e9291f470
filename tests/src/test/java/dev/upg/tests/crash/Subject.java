package dev.upg.tests.crash;

import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A playbook, and the practice cluster that it is tried on. Another one is another line of {@link #ALL}.
 *
 * @param settings beside those that the cluster gives
 * @param quick whether a run takes a few seconds only
 */
record Subject(String name, Path playbook, Map<String, String> settings, boolean quick, Bringing cluster) {
  @FunctionalInterface
  interface Bringing { PracticeCluster up(PracticeOptions options) throws IOException; }

  static final List<Subject> ALL = List.of(
      new Subject("every-statement", resource("every-statement.upg"), Map.of(), true, FolderCluster::new),
      of("pegasus", "high-availability", false, Map.of()),
      of("pegasus", "simplified", false, Map.of()),
      of("pegasus", "configuration", false, Map.of("config", resource("pegasus.ini").toString())),
      of("pegasus", "replica-server", true, Map.of("name", "replica-2")),
      of("pegasus", "meta-servers", true, Map.of()),
      of("pegasus", "collector", true, Map.of()),
      of("pegasus", "rebalance", true, Map.of("what", "full")),
      of("pegasus", "scale-in", true, Map.of("names", "replica-5")),
      of("dolphindb", "gray-scale", false, Map.of()),
      of("dolphindb", "offline", false, Map.of()),
      of("dolphindb", "single-node", true, Map.of()),
      of("openmldb", "rolling-upgrade", false, Map.of()),
      of("openmldb", "nameservers", true, Map.of()),
      of("openmldb", "tablets", false, Map.of("names", "tablet-2")),
      of("openmldb", "apiserver", true, Map.of()),
      of("openmldb", "taskmanager", true, Map.of()));

  private static Subject of(String database, String name, boolean quick, Map<String, String> settings) {
    return new Subject(name, Path.of(System.getProperty("upg.root"), "playbooks", database, name + ".upg"), settings,
        quick, options -> PracticeClusters.plan(database, options).start());
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
