package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.pegasus.model.PegasusSnapshot.NodeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The playbooks for one part of a cluster, on a practice cluster each. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class PartsTest {
  private static final Path PLAYBOOKS = Path.of(System.getProperty("upg.root"), "playbooks/pegasus");

  @Test
  void oneReplicaServerAlone() throws IOException {
    assertRestarts("replica-server.upg", Map.of("name", "replica-2"), List.of("replica-2"));
  }

  @Test
  void metaServersOnlyTheLeaderLast() throws IOException {
    assertRestarts("meta-servers.upg", Map.of(), List.of("meta-2", "meta-3", "meta-1"));
  }

  @Test
  void theCollectorOnly() throws IOException {
    assertRestarts("collector.upg", Map.of(), List.of("collector-1"));
  }

  @Test
  void aServerThatASiteStopsAndStartsByItsOwnCommands() throws IOException {
    assertRestarts("replica-server.upg", Map.of("name", "replica-2", "stop_with", "./run.sh stop {role} # {name}",
        "start_with", "./run.sh start {role}"), List.of("replica-2"));
  }

  @Test
  void primariesAreSpreadAnewAndTheLevelIsPutBack() throws IOException {
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("rebalance.upg"), PracticeShape.USUAL)) {
      var run = upgrade.run(Map.of());
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      var primaries = upgrade.now().nodes().stream().filter(node -> node.name().startsWith("replica"))
          .map(NodeState::primaries).toList();
      assertTrue(primaries.stream().allMatch(count -> count == 3 || count == 4), primaries::toString);
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(upgrade.now()));
    }
  }

  @ParameterizedTest
  @CsvSource({"2.0, 2.4", "master, master"})
  void tablesAreCompactedOneAfterTheOther(String version, String next) throws IOException {
    var shape = new PracticeShape(Optional.of(version), Optional.of(next), Optional.empty(), Optional.of(3));
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("compact.upg"), shape)) {
      var run = upgrade.run(Map.of());
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertEquals(2, run.events().stream().filter(event -> event instanceof RunEvent.CommandStarted command
          && command.input().orElse("").contains("set_app_envs manual_compact.once.trigger_time ")).count());
    }
  }

  @Test
  void aServerThatLeavesForGoodIsEmptiedAndItsReplicasCopiedBeforeItStops() throws IOException {
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("scale-in.upg"), PracticeShape.USUAL)) {
      var run = upgrade.run(Map.of("names", "replica-5"));
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      var gone = upgrade.now().node("replica-5");
      assertTrue(!gone.running() && gone.replicas() == 0 && upgrade.now().healthy(), upgrade.now()::toString);
      assertEquals(Map.of(), upgrade.measured("without-primary").parts());
      assertEquals(Map.of(), upgrade.measured("without-two-replicas").parts());
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(upgrade.now()));
    }
  }

  private static void assertRestarts(String playbook, Map<String, Object> settings, List<String> nodes)
      throws IOException {
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve(playbook), PracticeShape.USUAL)) {
      var run = upgrade.run(settings);
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertEquals(nodes, run.nodes());
      for (var node : upgrade.now().nodes()) {
        assertEquals(nodes.contains(node.name()) ? "2.5.0" : "2.4.0", node.version(), node::toString);
        assertEquals(nodes.contains(node.name()) ? 2 : 1, node.starts(), node::toString);
      }
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(upgrade.now()));
    }
  }

  @Test
  void anotherConfigurationRestartsEachServerOnceAndKeepsItsVersion(@TempDir Path folder) throws IOException {
    var config = Files.writeString(folder.resolve("config.ini"),
        """
            [apps.meta]
            ports = 34601,34602,34603
            [apps.replica]
            ports = 34801,34802,34803,34804,34805
            [meta_server]
            min_live_node_count_for_unfreeze = 2
            """);
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("configuration.upg"), PracticeShape.USUAL)) {
      var run = upgrade.run(Map.of("config", config.toString()));
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertTrue(upgrade.now().nodes().stream().allMatch(node -> node.version().equals("2.4.0") && node.starts() == 2),
          upgrade.now()::toString);
      assertEquals(List.of(), upgrade.run(Map.of("config", config.toString())).nodes());
    }
  }
}
