package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.dolphindb.DolphindbSnapshot;
import dev.upg.practice.dolphindb.DolphindbSnapshot.NodeState;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One host, back again, then all, then none left to do: four runs on one practice DolphinDB cluster that is written to. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class GrayScaleTest {
  private DolphindbUpgrade upgrade;
  private Upgrade.Result limited;
  private DolphindbSnapshot afterLimited;
  private Upgrade.Result back;
  private DolphindbSnapshot afterBack;
  private Upgrade.Result whole;
  private DolphindbSnapshot afterWhole;
  private Upgrade.Result again;

  @BeforeAll
  void runs() throws IOException {
    upgrade = new DolphindbUpgrade();
    limited = upgrade.run("gray-scale.upg", Map.of(), "host-1");
    afterLimited = upgrade.now();
    back = upgrade.run("roll-back.upg", Map.of("name", "host-1", "version", "2.00.7.4", "from", "2.00.8.12"));
    afterBack = upgrade.now();
    whole = upgrade.run("gray-scale.upg", Map.of());
    afterWhole = upgrade.now();
    again = upgrade.run("gray-scale.upg", Map.of());
  }

  @AfterAll
  void end() {
    upgrade.close();
  }

  @Test
  void limitedToOneHostOnlyThatOneIsUpgraded() {
    assertEquals(Outcome.SUCCEEDED, limited.outcome(), limited::toString);
    assertEquals(List.of("host-1"), limited.nodes().stream().distinct().toList());
    for (var node : afterLimited.nodes()) {
      assertEquals(node.host().equals("host-1") ? "2.00.8.12" : "2.00.7.4", node.version(), node::toString);
      assertEquals(node.host().equals("host-1") ? 2 : 1, node.starts(), node::toString);
    }
  }

  @Test
  void aHostGoesBackToWhatWasSaved() {
    assertEquals(Outcome.SUCCEEDED, back.outcome(), back::toString);
    assertTrue(afterBack.healthy());
    assertTrue(afterBack.nodes().stream().allMatch(node -> node.version().equals("2.00.7.4")), afterBack::toString);
    assertTrue(back.changes().stream().anyMatch(command -> command.contains("put back program and metadata")));
  }

  @Test
  void everyNodeRunsTheNewVersionAndTheLeadersHostCameLast() {
    assertEquals(Outcome.SUCCEEDED, whole.outcome(), whole::toString);
    assertEquals(List.of("host-1", "host-3", "host-2"), stopped(whole));
    for (var node : cluster(afterWhole)) {
      assertEquals("2.00.8.12", node.version(), node::toString);
      assertTrue(node.serves(), node::toString);
      assertEquals(node.host().equals("host-1") ? 4 : 2, node.starts(), node::toString);
    }
    assertTrue(afterWhole.healthy());
    assertEquals(1, afterWhole.elections());
  }

  @Test
  void neverTwoDataNodesWereAwayAndNoAcknowledgedRowIsGone() {
    assertEquals(1, afterWhole.mostDown());
    assertTrue(afterWhole.acknowledged() > 100, afterWhole::toString);
    assertEquals(List.of(), afterWhole.missing());
  }

  @Test
  void recoveryIsResumedOnEveryController() {
    assertEquals(List.of(), afterWhole.suspended());
    assertEquals(Collections.nCopies(3, "cluster.recovery_suspended()"), whole.putBack());
  }

  @Test
  void runAgainItStopsNothing() {
    assertEquals(Outcome.SUCCEEDED, again.outcome(), again::toString);
    assertEquals(List.of(), again.putBack());
    assertTrue(again.changes().stream().noneMatch(command -> command.contains("stopDataNode")),
        again.changes()::toString);
  }

  /** The hosts in the order in which they were stopped. */
  private static List<String> stopped(Upgrade.Result run) {
    return run.events().stream().filter(RunEvent.StepStarted.class::isInstance).map(RunEvent.StepStarted.class::cast)
        .filter(step -> step.title().equals("stop")).map(step -> step.node().orElseThrow()).toList();
  }

  /** All but the single node. */
  private static List<NodeState> cluster(DolphindbSnapshot snapshot) {
    return snapshot.nodes().stream().filter(node -> node.host().startsWith("host-")).toList();
  }
}
