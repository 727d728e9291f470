package dev.upg.tests.crash;

import dev.upg.practice.PracticeShape;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A playbook, and the practice cluster that it is tried on. Another one is another line of {@link #ALL}.
 *
 * @param settings beside those that the cluster gives
 */
record Subject(String database, String name, Map<String, String> settings) {
  private static final List<String> QUICK = List.of("collector", "replica-server", "meta-servers", "rebalance",
      "scale-in");

  static final List<Subject> ALL = List.of(
      new Subject("pegasus", "high-availability", Map.of()),
      new Subject("pegasus", "simplified", Map.of()),
      new Subject("pegasus", "replica-server", Map.of("name", "replica-2")),
      new Subject("pegasus", "meta-servers", Map.of()),
      new Subject("pegasus", "collector", Map.of()),
      new Subject("pegasus", "configuration", Map.of("config", resource("pegasus.ini"))),
      new Subject("pegasus", "rebalance", Map.of("what", "full")),
      new Subject("pegasus", "scale-in", Map.of("names", "replica-5")));

  /** Whether a run takes a few seconds only. */
  boolean quick() {
    return QUICK.contains(name);
  }

  Path playbook() {
    return Path.of(System.getProperty("upg.root"), "playbooks", database, name + ".upg");
  }

  PracticeShape shape() {
    return PracticeShape.USUAL;
  }

  /** The path of a file among the tests' resources. */
  private static String resource(String name) {
    return Path.of(System.getProperty("upg.root"), "tests/src/test/resources/crash", name).toString();
  }

  static Subject named(String name) {
    return ALL.stream().filter(subject -> subject.name.equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  @Override
  public String toString() {
    return name;
  }
}
