package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong while all hosts, or a single one, are upgraded at once. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class DolphindbOfflineFaultsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2 | offline | corrupt-package | DolphinDB_Linux64_V2.00.8.12.zip is damaged",
      "2 | offline | old-license | the license of controller1 allows versions up to 2.00.7, not 2.00.8.12",
      "2 | offline | old-plugins | plugins.zip lacks plug-ins for 2.00.8.12 that are loaded: [mysql]",
      "1 | single-node | old-plugins | plugins.zip lacks plug-ins for 2.00.8.12 that are loaded: [mysql]",
      "1 | single-node | corrupt-package | DolphinDB_Linux64_V2.00.8.12.zip is damaged",
      "1 | single-node | old-license | the license of local8848 allows versions up to 2.00.7, not 2.00.8.12"})
  void isSeenBeforeAnythingIsStopped(int hosts, String playbook, String fault, String title) throws IOException {
    try (var upgrade = new DolphindbUpgrade(hosts, fault)) {
      assertFails(upgrade, playbook, title);
      assertTrue(upgrade.now().nodes().stream().allMatch(node -> node.serves() && node.starts() == 1));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2 | offline | never-starts=node2 | node2 isn't alive and initialized within 2m",
      "2 | offline | never-starts=controller1 | the controllers don't agree on a leader within 2m",
      "2 | offline | stays-out | the controllers don't agree on a leader within 2m",
      "2 | offline | stuck-chunk | not ready within 2m: 1 chunks are RECOVERING",
      "1 | single-node | never-starts | local8848 on single-1 isn't back with 2.00.8.12 within 2m"})
  void endsTheRun(int hosts, String playbook, String fault, String title) throws IOException {
    try (var upgrade = new DolphindbUpgrade(hosts, fault)) {
      assertFails(upgrade, playbook, title);
      assertEquals(List.of(), upgrade.remarks());
    }
  }

  @Test
  void aDataNodeThatReplaysForLongIsWaitedFor() throws IOException {
    try (var upgrade = new DolphindbUpgrade(2, "slow-data-node")) {
      // Of the usual 30 minutes the replay leaves ten, which are seconds here: too little on a busy machine.
      var run = upgrade.run("offline.upg", Map.of("start_timeout", "1h"));
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      assertEquals(List.of(), upgrade.remarks());
    }
  }

  @Test
  void aFaultThatDoesNotStrikeIsTold() throws IOException {
    try (var upgrade = new DolphindbUpgrade(2, "slow-data-node=node2", "old-license")) {
      upgrade.run("offline.upg", Map.of("outage", "refuse"));
      assertEquals(List.of("the fault `slow-data-node=node2` didn't strike: its node was never restarted",
          "the fault `old-license` didn't strike: nobody asked for the license"), upgrade.remarks());
    }
  }

  private static void assertFails(DolphindbUpgrade upgrade, String playbook, String title) throws IOException {
    // Only what is to fail has a short time: on a busy machine all else takes longer.
    var limit = title.contains("chunks") ? "heal_timeout" : "start_timeout";
    var run = upgrade.run(playbook + ".upg", Map.of(limit, "2m"));
    assertEquals(Outcome.FAILED, run.outcome(), run::toString);
    assertTrue(run.failure().title().contains(title), run.failure()::toString);
    assertEquals(List.of(), upgrade.now().missing());
  }
}
