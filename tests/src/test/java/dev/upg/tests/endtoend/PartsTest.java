package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.pegasus.model.PegasusSnapshot;
import dev.upg.practice.pegasus.model.PegasusSnapshot.NodeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The playbooks for one part of a cluster, on a practice cluster each. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class PartsTest {
  private static final Path PLAYBOOKS = Path.of(System.getProperty("upg.root"), "playbooks/pegasus");

  private static final String ANOTHER_CONFIGURATION = """
      [apps.meta]
      ports = 34601,34602,34603
      [apps.replica]
      ports = 34801,34802,34803,34804,34805
      [meta_server]
      min_live_node_count_for_unfreeze = 2
      """;

  @Test
  void oneReplicaServerAlone() throws IOException {
    assertRestarts("replica-server.upg", Map.of("name", "replica-2"), List.of("replica-2"));
  }

  @Test
  void metaServersOnlyTheLeaderLast() throws IOException {
    var pause = assertRestarts("meta-servers.upg", Map.of(), List.of("meta-2", "meta-3", "meta-1")).shortestMetaPause();
    assertTrue(pause.orElseThrow().compareTo(Duration.ofSeconds(30)) >= 0, pause::toString);
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

  private static PegasusSnapshot assertRestarts(String playbook, Map<String, Object> settings, List<String> nodes)
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
      return upgrade.now();
    }
  }

  @Test
  void serversLeaveInTwoRunsAndTheMetaServersForgetThemWhenTheyRestart() throws IOException {
    var shape = new PracticeShape(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(6));
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("scale-in.upg"), shape)) {
      var first = upgrade.run(Map.of("names", "replica-6"));
      assertEquals(Outcome.SUCCEEDED, first.outcome(), first::toString);
      assertTrue(first.said().getLast().startsWith("[127.0.0.1:34806] are stopped and empty. Until the meta servers "
          + "restart the leader counts them among its 6: it freezes with fewer than 3 alive"), first::toString);

      var unnamed = upgrade.run(Map.of("names", "replica-4"));
      assertTrue(unnamed.failure().title().contains("127.0.0.1:34806 is UNALIVE"), unnamed::toString);
      assertEquals(List.of(), unnamed.changes());

      var gone = List.of("127.0.0.1:34806");
      assertEquals(Outcome.SUCCEEDED,
          upgrade.run(upgrade.leave("cluster.set_live_percentage(60)"), Map.of()).outcome());
      var small = upgrade.run(Map.of("names", "replica-4,replica-5", "gone", gone));
      assertEquals("nothing was changed; first: with 3 of 6 replica servers alive the cluster freezes, as "
          + "meta.live_percentage is 60: set `live_percentage` to `lower`, which holds it at 30 until the meta servers "
          + "restart", small.failure().title());
      var second = upgrade.run(Map.of("names", "replica-4,replica-5", "gone", gone, "live_percentage", "lower"));
      assertEquals(Outcome.SUCCEEDED, second.outcome(), second::toString);
      assertEquals("30", upgrade.now().leader().orElseThrow().settings().get("live_percentage"));
      assertEquals(Map.of(), upgrade.measured("without-two-replicas").parts());

      var all = List.of("replica-4", "replica-5", "127.0.0.1:34806");
      var restart = upgrade.run(PLAYBOOKS.resolve("restart-meta-servers.upg"), Map.of("gone", all));
      assertEquals(Outcome.SUCCEEDED, restart.outcome(), restart::toString);
      assertEquals(List.of("meta-2", "meta-3", "meta-1"), restart.nodes());
      assertTrue(upgrade.now().shortestMetaPause().orElseThrow().compareTo(Duration.ofSeconds(30)) >= 0);
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(upgrade.now()));
      var known = upgrade.run(
          upgrade.leave("say \"${cluster.known_replica_servers().map(known -> known.endpoint)}\""),
          Map.of());
      assertEquals(List.of("[127.0.0.1:34801, 127.0.0.1:34802, 127.0.0.1:34803]"), known.said());
    }
  }

  @Test
  void roomIsWantedOnTheCollectorToo() throws IOException {
    var little = "collector-1 has less than 1000TiB free below ";
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("collector.upg"), PracticeShape.USUAL)) {
      var alone = upgrade.run(Map.of("room", "1000TiB"));
      assertTrue(alone.failure().title().startsWith("nothing was changed; first: " + little), alone::toString);
      var all = upgrade.run(Upgrade.HIGH_AVAILABILITY, Map.of("room", "1000TiB"));
      assertTrue(all.failure().title().contains(little), all.failure()::toString);
      assertEquals(List.of(), all.changes());
    }
  }

  @Test
  void aNewClusterWithoutAnyTableIsUpgraded() throws IOException {
    try (var upgrade = new Upgrade("no-tables")) {
      var run = upgrade.run(Map.of(), "replica-1");
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertEquals("2.5.0", upgrade.now().node("replica-1").version());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"meta-servers.upg", "configuration.upg"})
  void aMetaServerThatLeadsByNowIsNotRestartedBeforeTheOthers(String playbook, @TempDir Path folder)
      throws IOException {
    var config = folder.resolve("config.ini");
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve(playbook), PracticeShape.USUAL, "leader-moves")) {
      Files.writeString(config, ANOTHER_CONFIGURATION);
      Map<String, Object> settings = playbook.startsWith("meta") ? Map.of() : Map.of("config", config.toString());
      var run = upgrade.run(settings, "meta-1", "meta-2", "meta-3");
      assertEquals(
          "meta-3 leads by now and stays as it is, as the leader goes last and [meta-1] must be changed before: "
              + "run the same command again",
          run.failure().title());
      assertEquals(1, upgrade.now().node("meta-3").starts());

      var again = upgrade.run(settings, "meta-1", "meta-2", "meta-3");
      assertEquals(Outcome.SUCCEEDED, again.outcome(), again::toString);
      assertEquals(List.of("meta-1", "meta-3"), again.nodes().stream().distinct().toList());
      assertEquals(2, upgrade.now().node("meta-3").starts());
    }
  }

  @Test
  void anotherConfigurationRestartsEachServerOnceAndKeepsItsVersion(@TempDir Path folder) throws IOException {
    var config = Files.writeString(folder.resolve("config.ini"), ANOTHER_CONFIGURATION);
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("configuration.upg"), PracticeShape.USUAL)) {
      var run = upgrade.run(Map.of("config", config.toString()));
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertTrue(upgrade.now().nodes().stream().allMatch(node -> node.version().equals("2.4.0") && node.starts() == 2),
          upgrade.now()::toString);
      assertEquals(List.of(), upgrade.run(Map.of("config", config.toString())).nodes());
    }
  }
}
