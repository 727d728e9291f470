package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A run on what an earlier one left that was cut: a stopped server, settings. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class AgainTest {
  private static final Path PLAYBOOKS = Path.of(System.getProperty("upg.root"), "playbooks/pegasus");

  @Test
  void aServerThatWasLeftStoppedIsToldAndBroughtToTheVersionWhenAsked() throws IOException {
    try (var upgrade = new Upgrade("ssh-drop=replica-2")) {
      var cut = upgrade.run(Map.of(), "replica-2");
      assertEquals("UPG9007", cut.failure().code().id());
      assertFalse(upgrade.now().node("replica-2").running());

      var refused = upgrade.run(Map.of(), "replica-2");
      assertEquals("UPG9004", refused.failure().code().id(), refused::toString);
      assertTrue(refused.failure().title().startsWith("nothing was changed; first: replica-2 is stopped: "),
          refused.failure()::toString);
      assertFalse(refused.failure().title().contains("UNALIVE"), refused.failure()::toString);
      assertEquals(List.of(), refused.changes());

      var finished = upgrade.run(Map.of("stopped", "finish"), "replica-2");
      assertEquals(Outcome.SUCCEEDED, finished.outcome(), finished::toString);
      assertEquals("2.5.0", upgrade.now().node("replica-2").version());
      assertEquals(2, upgrade.now().node("replica-2").starts());
      assertTrue(upgrade.now().healthy());
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(upgrade.now()));
      assertEquals(List.of(), upgrade.remarks());
    }
  }

  @Test
  void settingsThatWereLeftAreToldAndPutBack(@TempDir Path folder) throws IOException {
    var leave = Files.writeString(folder.resolve("leave.upg"), """
        playbook "Leave settings"
        use pegasus
        param tools: path
        inventory {
          group meta    { nodes 1..; home: path; port: int = 34601; address: string? }
          group replica { nodes 1..; home: path; port: int = 34801; address: string? }
        }
        let cluster = pegasus.cluster(metas: meta, replicas: replica, tools: tools)
        cluster.set_leader_setting("meta.lb.add_secondary_max_count_for_one_node", "0")
        cluster.set_leader_setting("meta.lb.assign_delay_ms", "3600000")
        cluster.set_leader_setting("meta.lb.add_secondary_enable_flow_control", "false")
        cluster.set_black_list([pegasus.endpoint(replica[1])])
        """);
    try (var upgrade = new Upgrade(Upgrade.HIGH_AVAILABILITY, PracticeShape.USUAL, "leader-change")) {
      assertEquals(Outcome.SUCCEEDED, upgrade.run(leave, Map.of()).outcome());
      var refused = upgrade.run(Map.of());
      assertEquals("nothing was changed; first: `meta.lb.add_secondary_max_count_for_one_node 0`, "
          + "`meta.lb.assign_delay_ms 3600000`, `meta.lb.assign_secondary_black_list 127.0.0.1:34802`, which `config.ini` "
          + "of the meta leader doesn't say, looks like left by a run that was cut: `upg abort` that run, or put the "
          + "settings back by `settings.upg`", refused.failure().title());

      var back = upgrade.run(PLAYBOOKS.resolve("settings.upg"), Map.of());
      assertEquals(Outcome.SUCCEEDED, back.outcome(), back::toString);
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(upgrade.now()));
      assertEquals(List.of("the fault `leader-change` didn't strike: its server was never drained"), upgrade.remarks());
    }
  }

  @Test
  void aTableOfTwoReplicasIsDrainedWhenThatIsAccepted() throws IOException {
    try (var upgrade = new Upgrade("thin-table=2")) {
      var run = upgrade.run(Map.of("thin", "accept"), "replica-1");
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertEquals(List.of(), upgrade.measured("without-primary").parts().keySet().stream()
          .filter(partition -> !partition.startsWith("3.")).toList());
      assertTrue(upgrade.measured("without-two-replicas").parts().keySet().stream()
          .allMatch(partition -> partition.startsWith("3.")), upgrade.measured("without-two-replicas")::toString);
      assertFalse(upgrade.measured("without-two-replicas").parts().isEmpty());
    }
  }

  @Test
  void theOnlyReplicaOfATableIsGoneWhileItsServerRestartsWhenThatIsAccepted() throws IOException {
    try (var upgrade = new Upgrade("thin-table=1")) {
      var run = upgrade.run(Map.of("thin", "accept"), "replica-1");
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      var missed = upgrade.measured("without-primary").parts().keySet();
      assertTrue(!missed.isEmpty() && missed.stream().allMatch(partition -> partition.startsWith("3.")),
          missed::toString);
      assertEquals(Map.of(), upgrade.measured("without-two-replicas").parts());
      assertTrue(upgrade.now().healthy());
    }
  }
}
