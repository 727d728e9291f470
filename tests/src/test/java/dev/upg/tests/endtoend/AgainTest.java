package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
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
import java.util.Set;

/** A run on what an earlier one left that was cut: a stopped server, settings. */
@Timeout(900)
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
  void settingsThatWereLeftAreToldAndPutBack() throws IOException {
    try (var upgrade = new Upgrade(Upgrade.HIGH_AVAILABILITY, PracticeShape.USUAL, "leader-change")) {
      var leave = upgrade.leave("""
          cluster.set_leader_setting("meta.lb.add_secondary_max_count_for_one_node", "0")
          cluster.set_leader_setting("meta.lb.assign_delay_ms", "7200000")
          cluster.set_leader_setting("meta.lb.add_secondary_enable_flow_control", "false")
          cluster.set_live_percentage(0)
          cluster.set_black_list([pegasus.endpoint(replica[1])])
          """);
      assertEquals(Outcome.SUCCEEDED, upgrade.run(leave, Map.of()).outcome());
      var refused = upgrade.run(Map.of());
      assertEquals("nothing was changed; first: `meta.lb.add_secondary_max_count_for_one_node 0 (as "
          + "pegasus_rolling_update.sh sets it)`, `meta.lb.assign_delay_ms 7200000`, `meta.lb.assign_secondary_black_list 127.0.0.1:34802`, which `config.ini` "
          + "of the meta leader doesn't say, looks like left by a run or a script that was cut: `upg abort` that "
          + "run, or put the settings back by `settings.upg`; where `config.ini` was changed since the leader started, "
          + "`restart-meta-servers.upg`", refused.failure().title());

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

  @Test
  void aServerThatGotAPrimaryBackAfterItWasDrainedIsNotStopped() throws IOException {
    try (var upgrade = new Upgrade("comes-back=replica-1")) {
      var run = upgrade.run(Map.of(), "replica-1");
      assertEquals("replica-1 stays as it is: it has primaries, or their number isn't known; `upg resume`, or the same "
          + "command again, drains it anew", run.failure().title());
      assertEquals(1, upgrade.now().node("replica-1").starts());
      assertEquals(1, upgrade.now().node("replica-1").primaries());

      var again = upgrade.run(Map.of(), "replica-1");
      assertEquals(Outcome.SUCCEEDED, again.outcome(), again::toString);
      assertEquals("2.5.0", upgrade.now().node("replica-1").version());
      assertEquals(Set.of(), upgrade.now().stoppedWithPrimaries());
      assertEquals(HighAvailabilityTest.settings(upgrade.before()), HighAvailabilityTest.settings(upgrade.now()));
    }
  }

  @Test
  void aStoppedServerGetsItsConfigurationWhenAskedAndIsProvenAsAfterARestart(@TempDir Path folder) throws IOException {
    var config = folder.resolve("config.ini");
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("configuration.upg"), PracticeShape.USUAL)) {
      Files.writeString(config, Files.readString(upgrade.home("replica-2").resolve("bin/config.ini")) + "\n# new\n");
      assertEquals(Outcome.SUCCEEDED,
          upgrade.run(upgrade.leave("server.stop(replica[1], \"replica\")"), Map.of()).outcome());
      Map<String, Object> settings = Map.of("config", config.toString());
      assertTrue(
          upgrade.run(settings, "replica-2").failure().title().startsWith("nothing was changed; first: replica-2 "
              + "is stopped: if an earlier run left it so, set `stopped` to `finish`"));

      var run = upgrade.run(Map.of("config", config.toString(), "stopped", "finish"), "replica-2");
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertEquals(2, upgrade.now().node("replica-2").starts());
      assertEquals(Files.readString(config), Files.readString(upgrade.home("replica-2").resolve("bin/config.ini")));
      assertTrue(run.events().stream().anyMatch(event -> event instanceof RunEvent.WaitEnded wait
          && wait.condition().contains("cluster.whole()")), run::toString);
    }
  }

  @Test
  void aServerThatIsBroughtBackIsNotWaitedForWhileOthersAreStoppedToo() throws IOException {
    try (var upgrade = new Upgrade(PLAYBOOKS.resolve("replica-server.upg"), PracticeShape.USUAL)) {
      upgrade.run(upgrade.leave("server.stop(replica[1], \"replica\")\nserver.stop(replica[2], \"replica\")"),
          Map.of());
      var run = upgrade.run(Map.of("name", "replica-2", "stopped", "finish"));
      assertEquals(
          "[replica-2] run again, but [replica-3] are stopped, too: start them, or bring them back by a run for "
              + "the whole cluster",
          run.failure().title());
      assertEquals("2.5.0", upgrade.now().node("replica-2").version());
      assertTrue(upgrade.now().node("replica-2").running());
    }
  }
}
