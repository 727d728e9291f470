package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.dolphindb.DolphindbSnapshot;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong in a practice DolphinDB cluster ends the run with the right words, recovery resumed and no acknowledged row lost. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class DolphindbFaultsTest {
  private ExecutorService threads;
  private Future<End> oldLicense;
  private Future<End> undocumentedStep;
  private Future<End> oldPlugins;
  private Future<End> noPlugins;
  private Future<End> neverStarts;
  private Future<End> rolledBack;
  private Future<End> staysOut;
  private Future<End> stuckChunk;
  private Future<End> recoveryFails;
  private Future<End> nothingGetsBetter;
  private Future<End> slowDataNode;
  private Future<End> election;
  private Future<End> stop;

  private record End(Upgrade.Result run, DolphindbSnapshot after) {}

  @BeforeAll
  void runs() {
    threads = Executors.newFixedThreadPool(2);
    oldLicense = threads.submit(() -> run("old-license", Map.of()));
    undocumentedStep = threads.submit(() -> run("election", Map.of("compatibility", "documented")));
    oldPlugins = threads.submit(() -> run("old-plugins", Map.of()));
    noPlugins = threads.submit(() -> run("election", Map.of("plugin_archive", "")));
    neverStarts = threads.submit(() -> run("never-starts=node43", Map.of("start_timeout", "2m")));
    rolledBack = threads.submit(() -> run("never-starts=node43", Map.of("start_timeout", "2m", "roll_back", "yes")));
    staysOut = threads.submit(() -> run("stays-out=HActl43", Map.of("start_timeout", "2m")));
    stuckChunk = threads.submit(() -> run("stuck-chunk", Map.of("heal_timeout", "2m")));
    recoveryFails = threads.submit(() -> run("recovery-fails", Map.of()));
    nothingGetsBetter = threads.submit(() -> run("stuck-chunk", Map.of("stall_timeout", "2m")));
    slowDataNode = threads.submit(() -> run("slow-data-node", Map.of(), event -> false, "host-1"));
    election = threads.submit(() -> run("election", Map.of(), event -> false, "host-1"));
    stop = threads.submit(() -> run("slow-data-node", Map.of(),
        event -> event instanceof RunEvent.CommandStarted command && command.text().contains("stopDataNode")));
  }

  @AfterAll
  void end() {
    threads.shutdownNow();
  }

  @Test
  void aLicenseThatIsTooOldIsSeenBeforeAnythingIsStopped() throws Exception {
    assertRefused(oldLicense.get(), "the license of HActl43 allows versions up to 2.00.7, not 2.00.8.12");
  }

  @Test
  void aStepThatIsNotDocumentedHasToBeAccepted() throws Exception {
    assertRefused(undocumentedStep.get(), "compatibility level 2 against 2.00.7.4");
  }

  @Test
  void plugInsOfTheOldVersionAreSeenBeforeAnythingIsStopped() throws Exception {
    assertRefused(oldPlugins.get(), "plugins.zip lacks plug-ins for 2.00.8.12 that are loaded: [mysql]");
  }

  @Test
  void ofPlugInsThatAreLoadedSomethingHasToBeSaid() throws Exception {
    assertRefused(noPlugins.get(), "plug-ins of other versions are loaded: [mysql 2.00.7]; give those for 2.00.8.12 as"
        + " `plugin_archive`");
  }

  @Test
  void aDataNodeThatNeverStartsEndsTheRunAtItsHost() throws Exception {
    var end = neverStarts.get();
    assertFailed(end, "node43 isn't alive and initialized within 2m");
    assertEquals("2.00.8.12", end.after().node("HActl43").version());
    assertEquals("2.00.7.4", end.after().node("node45").version());
  }

  @Test
  void aHostThatDoesNotComeUpIsRolledBackWhenThatWasAskedFor() throws Exception {
    var end = rolledBack.get();
    assertFailed(end, "host-1 was rolled back to 2.00.7.4 and the cluster is whole");
    assertTrue(end.after().healthy());
    assertTrue(end.after().nodes().stream().allMatch(node -> node.serves() && node.version().equals("2.00.7.4")),
        end.after()::toString);
  }

  @Test
  void aControllerThatStaysOutEndsItsWait() throws Exception {
    var end = staysOut.get();
    assertFailed(end, "HActl43 doesn't join the other controllers within 2m");
    assertEquals(1, end.after().node("HActl45").starts());
  }

  @Test
  void aChunkThatStaysInRecoveryEndsTheGate() throws Exception {
    var end = stuckChunk.get();
    assertFailed(end, "not ready within 2m: 1 chunks are RECOVERING");
    assertEquals(1, end.after().node("node45").starts());
  }

  @Test
  void theTimeoutSaysWhichChunkAndWhichNode() throws Exception {
    assertFailed(stuckChunk.get(), "/stock/domain is RECOVERING at version 1 on node43:1, node44:1;"
        + " /stock/domain from node44 to node43 is Waiting, attempt 0");
  }

  @Test
  void aRecoveryThatIsGivenUpEndsTheGateEarly() throws Exception {
    assertFailed(recoveryFails.get(),
        "this doesn't heal by itself: /stock/domain on node43: its recovery from node44 was"
            + " given up after 5 attempts, fault recovery-fails of the practice cluster");
  }

  @Test
  void nothingThatGetsBetterEndsTheGateEarly() throws Exception {
    assertFailed(nothingGetsBetter.get(), "nothing has got better for 2m: 1 chunks are RECOVERING");
  }

  @Test
  void aDataNodeThatReplaysForLongIsWaitedFor() throws Exception {
    var end = slowDataNode.get();
    assertEquals(Outcome.SUCCEEDED, end.run().outcome(), end.run()::toString);
    assertEquals(2, end.after().node("node43").starts());
    assertSafe(end);
  }

  @Test
  void anElectionInMidStopIsWaitedFor() throws Exception {
    var end = election.get();
    assertEquals(Outcome.SUCCEEDED, end.run().outcome(), end.run()::toString);
    assertTrue(end.after().elections() >= 1, end.after()::toString);
    assertSafe(end);
  }

  @Test
  void aPersonWhoStopsGetsRecoveryResumed() throws Exception {
    var end = stop.get();
    assertEquals(Outcome.STOPPED, end.run().outcome());
    assertEquals(List.of("cluster.recovery_suspended()"), end.run().putBack());
    assertSafe(end);
  }

  private static void assertRefused(End end, String title) {
    assertFailed(end, title);
    assertTrue(end.after().nodes().stream().allMatch(node -> node.starts() == 1 && node.serves()),
        end.after()::toString);
  }

  private static void assertFailed(End end, String title) {
    assertEquals(Outcome.FAILED, end.run().outcome(), end.run()::toString);
    assertTrue(end.run().failure().title().contains(title), end.run().failure()::toString);
    assertSafe(end);
  }

  private static void assertSafe(End end) {
    assertEquals("", note(end, "NOT put back"));
    assertEquals(List.of(), end.after().suspended());
    assertEquals(List.of(), end.after().missing());
    assertTrue(end.after().mostDown() <= 1, end.after()::toString);
  }

  private static String note(End end, String name) {
    return end.run().outcome() == Outcome.SUCCEEDED ? "" : end.run().note(name);
  }

  private static End run(String fault, Map<String, Object> settings) throws IOException {
    return run(fault, settings, event -> false);
  }

  private static End run(String fault, Map<String, Object> settings, Predicate<RunEvent> stopAt, String... limit)
      throws IOException {
    try (var upgrade = new DolphindbUpgrade(fault)) {
      var run = upgrade.run("gray-scale.upg", settings, stopAt, limit);
      return new End(run, upgrade.now());
    }
  }
}
