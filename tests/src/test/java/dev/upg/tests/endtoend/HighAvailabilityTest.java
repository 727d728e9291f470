package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.Measurement;
import dev.upg.practice.pegasus.model.PegasusSnapshot;
import dev.upg.practice.pegasus.model.PegasusSnapshot.LeaderState;
import dev.upg.practice.pegasus.model.PegasusSnapshot.NodeState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One server, then all, then none left to do: three runs on one practice cluster. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class HighAvailabilityTest {
  private Upgrade upgrade;
  private Upgrade.Result limited;
  private PegasusSnapshot afterLimited;
  private Upgrade.Result whole;
  private PegasusSnapshot afterWhole;
  private Upgrade.Result again;
  private PegasusSnapshot afterAgain;
  private Measurement withoutPrimary;
  private Measurement withoutTwoReplicas;

  @BeforeAll
  void runs() throws IOException {
    upgrade = new Upgrade();
    limited = upgrade.run(Map.of(), "replica-2");
    afterLimited = upgrade.now();
    whole = upgrade.run(Map.of());
    afterWhole = upgrade.now();
    withoutPrimary = upgrade.measured("without-primary");
    withoutTwoReplicas = upgrade.measured("without-two-replicas");
    again = upgrade.run(Map.of());
    afterAgain = upgrade.now();
  }

  @AfterAll
  void end() {
    upgrade.close();
  }

  @Test
  void limitedToOneServerOnlyThatOneIsUpgraded() {
    assertEquals(Outcome.SUCCEEDED, limited.outcome(), limited::toString);
    assertEquals(List.of("replica-2"), limited.nodes());
    assertEquals("2.5.0", afterLimited.node("replica-2").version());
    assertEquals(8, afterLimited.nodes().stream().filter(node -> node.version().equals("2.4.0")).count());
    assertEquals(8, afterLimited.nodes().stream().filter(node -> node.starts() == 1).count());
    assertEquals(settings(upgrade.before()), settings(afterLimited));
  }

  @Test
  void everyServerRunsTheNewVersionAndWasRestartedOnce() {
    assertEquals(Outcome.SUCCEEDED, whole.outcome(), whole::toString);
    for (var node : afterWhole.nodes()) {
      assertEquals("2.5.0", node.version(), node::toString);
      assertEquals(2, node.starts(), node::toString);
      assertTrue(node.running() && node.alive(), node::toString);
    }
    assertTrue(afterWhole.healthy());
  }

  @Test
  void whatMustNotHappenNeverDid() {
    assertEquals(1, afterWhole.mostDown());
    assertEquals(Set.of(), afterWhole.stoppedWithPrimaries());
    assertEquals(Set.of(), afterWhole.stoppedWithReplicas());
    assertEquals(2, afterWhole.fewestReplicas());
  }

  @Test
  void noPartitionIsMissedLongerThanItsPrimaryTakesToMove() {
    var drained = upgrade.before().nodes().stream().mapToInt(NodeState::primaries).sum();
    assertEquals(16, drained);
    var missed = withoutPrimary.total();
    assertTrue(missed.compareTo(Duration.ofSeconds(drained)) <= 0, withoutPrimary::toString);
    assertEquals(Map.of(), withoutTwoReplicas.parts());
  }

  @Test
  void goesFromReplicaServersOverMetaServersToTheCollectorAndTakesTheLeaderLast() {
    var leader = upgrade.before().leader().orElseThrow().name();
    var metas = Stream.of("meta-1", "meta-2", "meta-3").filter(name -> !name.equals(leader));
    assertEquals(
        Stream
            .of(Stream.of("replica-1", "replica-3", "replica-4", "replica-5"), metas, Stream.of(leader, "collector-1"))
            .flatMap(names -> names).toList(),
        whole.nodes());
  }

  @Test
  void settingsAreAsTheyWereBefore() {
    assertEquals(settings(upgrade.before()), settings(afterWhole));
    assertEquals(List.of("cluster.restart_window(assign_delay)", "cluster.add_secondary_limit(100)"),
        whole.putBack().subList(0, 2));
    assertEquals("cluster.meta_level(\"steady\")", whole.putBack().getLast());
    assertEquals(9, whole.putBack().size());
  }

  @Test
  void runAgainItRestartsNothing() {
    assertEquals(Outcome.SUCCEEDED, again.outcome(), again::toString);
    assertEquals(List.of(), again.nodes());
    assertEquals(starts(afterWhole), starts(afterAgain));
    assertEquals(settings(afterWhole), settings(afterAgain));
    assertFalse(again.changes().stream().anyMatch(command -> command.contains("kill ")), again.changes()::toString);
  }

  private static List<Integer> starts(PegasusSnapshot snapshot) {
    return snapshot.nodes().stream().map(NodeState::starts).toList();
  }

  /** All that a run may change, whoever leads. */
  static List<Object> settings(PegasusSnapshot snapshot) {
    LeaderState leader = snapshot.leader().orElseThrow();
    return List.of(leader.level(), leader.assignDelayMs(), leader.addSecondaryMax(), leader.flowControl(),
        leader.blackList());
  }
}
