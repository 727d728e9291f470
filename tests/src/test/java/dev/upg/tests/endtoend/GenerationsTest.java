package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Optional;

/** The high-availability playbook from release to release, with the old and the new admin shell. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class GenerationsTest {
  private static PracticeShape shape(String from, String to, String tools, int nodes) {
    return new PracticeShape(Optional.of(from), Optional.of(to), Optional.of(tools), Optional.of(nodes));
  }

  @ParameterizedTest
  @CsvSource({"1.12, 2.0, 1.12", "2.0, 2.4, 2.0", "2.5, master, 2.5", "2.5, master, master"})
  void oneServerIsUpgradedWhileTheOthersKeepTheirs(String from, String to, String tools) throws Exception {
    try (var upgrade = new Upgrade(Upgrade.HIGH_AVAILABILITY, shape(from, to, tools, 4))) {
      var run = upgrade.run(Map.of(), "replica-1");
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      var after = upgrade.now();
      assertEquals(2, after.node("replica-1").starts());
      assertEquals(upgrade.before().node("replica-2").version(), after.node("replica-2").version());
      assertTrue(!after.node("replica-1").version().equals(after.node("replica-2").version()), after::toString);
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(after));
      assertEquals(Map.of(), upgrade.measured("without-primary").parts());
    }
  }

  @Test
  void withThreeReplicaServersTheClusterWouldFreezeSoNothingIsChanged() throws Exception {
    try (var upgrade = new Upgrade(Upgrade.HIGH_AVAILABILITY, shape("2.4", "2.5", "2.4", 3))) {
      var run = upgrade.run(Map.of(), "replica-1");
      assertEquals("UPG9004", run.failure().code().id(), run::toString);
      assertTrue(run.failure().toString().contains("the cluster freezes"), run.failure()::toString);
      assertEquals(1, upgrade.now().node("replica-1").starts());
    }
  }
}
