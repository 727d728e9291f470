package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.pegasus.model.PegasusSnapshot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** What goes wrong in a practice cluster ends the run with the right words, and leaves the settings as they were. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
  private ExecutorService threads;
  private Future<End> neverStarts;
  private Future<End> stuckPartition;
  private Future<End> shellTimeout;
  private Future<End> sshDrop;
  private Future<End> leaderChange;
  private Future<End> oldVersion;
  private Future<End> flaps;
  private Future<End> learningStalls;
  private Future<End> shellWarning;
  private Future<End> zookeeperLost;
  private Future<End> stop;

  private record End(Upgrade.Result run, PegasusSnapshot before, PegasusSnapshot after) {}

  @BeforeAll
  void runs() {
    threads = Executors.newFixedThreadPool(2);
    neverStarts = threads.submit(() -> run("never-starts=replica-2", Map.of()));
    stuckPartition = threads.submit(() -> run("stuck-partition", Map.of("heal_timeout", "5m")));
    shellTimeout = threads.submit(() -> run("shell-timeout=replica-2", Map.of("drain_timeout", "2m")));
    sshDrop = threads.submit(() -> run("ssh-drop=replica-2", Map.of()));
    leaderChange = threads.submit(() -> run("leader-change=replica-2", Map.of()));
    oldVersion = threads.submit(() -> run("old-version=replica-1", Map.of()));
    flaps = threads.submit(() -> run("flaps=replica-1", Map.of("heal_timeout", "5m")));
    learningStalls = threads.submit(() -> run("learning-stalls=replica-1", Map.of("heal_timeout", "5m")));
    shellWarning = threads.submit(() -> run("shell-warning", Map.of(), event -> false, "replica-1"));
    zookeeperLost = threads.submit(() -> run("zookeeper-lost=replica-1", Map.of(), event -> false, "replica-1"));
    stop = threads.submit(() -> run("ssh-drop", Map.of(), FaultsTest::movesPrimaries));
  }

  @AfterAll
  void end() {
    threads.shutdownNow();
  }

  @Test
  void aServerThatDoesNotStartEndsItsWait() throws Exception {
    var end = neverStarts.get();
    assertFailed(end, "UPG9005", "replica-1", "replica-2");
    assertEquals(1, end.after().mostDown());
    assertEquals("2.4.0", end.after().node("replica-3").version());
  }

  @Test
  void aPartitionThatDoesNotHealEndsItsWait() throws Exception {
    var end = stuckPartition.get();
    assertFailed(end, "UPG9003", "", "replica-1");
    assertEquals("2.5.0", end.after().node("replica-1").version());
    assertEquals(1, end.after().node("replica-2").starts());
  }

  @Test
  void aShellThatHangsEndsTheDrainBeforeTheServerIsRestarted() throws Exception {
    var end = shellTimeout.get();
    assertFailed(end, "UPG9003", "replica-1", "replica-2");
    assertTrue(end.run().failure().toString().contains("2m"), end.run().failure()::toString);
    assertEquals(1, end.after().node("replica-2").starts());
    assertTrue(end.after().node("replica-2").running());
  }

  @Test
  void aLostConnectionIsNotTakenForAFailedCommand() throws Exception {
    var end = sshDrop.get();
    assertFailed(end, "UPG9007", "replica-1", "replica-2");
    assertEquals(1, end.after().node("replica-3").starts());
  }

  @Test
  void aNewLeaderInMidDrainGetsTheSettingsAndTheUpgradeGoesOn() throws Exception {
    var end = leaderChange.get();
    assertEquals(Outcome.SUCCEEDED, end.run().outcome(), end.run()::toString);
    assertTrue(end.run().events().stream().anyMatch(event -> event instanceof RunEvent.Said said
        && said.text().contains("another meta leader")), end.run()::toString);
    assertTrue(end.after().nodes().stream().allMatch(node -> node.version().equals("2.5.0") && node.starts() == 2));
    assertEquals(HighAvailabilityTest.settings(end.before()), HighAvailabilityTest.settings(end.after()));
    assertEquals(Set.of(), end.after().stoppedWithPrimaries());
    assertEquals(Set.of(), end.after().stoppedWithReplicas());
    assertEquals(2, end.after().fewestReplicas());
  }

  @Test
  void aServerWithItsOldVersionIsNotTakenForTheNewOne() throws Exception {
    var end = oldVersion.get();
    assertFailed(end, "UPG9005", "", "replica-1");
    assertEquals("2.4.0", end.after().node("replica-1").version());
    assertEquals(2, end.after().node("replica-1").starts());
  }

  @Test
  void aServerThatComesAndGoesIsNotTakenForHealthy() throws Exception {
    var end = flaps.get();
    assertFailed(end, "UPG9003", "", "replica-1");
    assertTrue(end.after().node("replica-1").starts() > 2, end.after()::toString);
    assertEquals(1, end.after().node("replica-2").starts());
  }

  @Test
  void aServerThatLearnsForEverEndsItsWait() throws Exception {
    var end = learningStalls.get();
    assertFailed(end, "UPG9003", "", "replica-1");
    assertEquals(0, end.after().node("replica-1").replicas());
    assertEquals(1, end.after().node("replica-2").starts());
  }

  @Test
  void aWarningBeforeAnAnswerChangesNothing() throws Exception {
    assertUpgraded(shellWarning.get());
  }

  @Test
  void withoutZookeeperNoServerIsStopped() throws Exception {
    var end = zookeeperLost.get();
    assertEquals(2, end.after().node("meta-1").starts());
    assertUpgraded(end);
  }

  @Test
  void aPersonWhoStopsADrainGetsTheSettingsBack() throws Exception {
    var end = stop.get();
    assertEquals(Outcome.STOPPED, end.run().outcome());
    assertEquals("UPG9013", end.run().failure().code().id());
    assertEquals(HighAvailabilityTest.settings(end.before()), HighAvailabilityTest.settings(end.after()));
    assertEquals("", end.run().note("NOT put back"));
    assertTrue(end.after().nodes().stream().allMatch(node -> node.starts() == 1 && node.running()),
        end.after()::toString);
  }

  private static boolean movesPrimaries(RunEvent event) {
    return event instanceof RunEvent.CommandStarted command && command.input().orElse("").startsWith("balance ");
  }

  /** @param done the nodes done, and {@code failed} the one that isn't; all others are left */
  private static void assertFailed(End end, String code, String done, String failed) {
    var run = end.run();
    assertEquals(Outcome.FAILED, run.outcome());
    assertEquals(code, run.failure().code().id(), run.failure()::toString);
    assertEquals(done, run.note("done"));
    assertTrue(run.note("not finished").contains(failed), run.failure()::toString);
    assertTrue(run.note("left").startsWith(failed.equals("replica-1") ? "replica-2, " : "replica-3, "),
        run.failure()::toString);
    assertEquals("", run.note("NOT put back"));
    assertSafe(end);
  }

  private static void assertUpgraded(End end) {
    assertEquals(Outcome.SUCCEEDED, end.run().outcome(), end.run()::toString);
    assertEquals("2.5.0", end.after().node("replica-1").version());
    assertEquals(2, end.after().node("replica-1").starts());
    assertSafe(end);
  }

  /** However it ends: settings are back, no server was stopped that had primaries, and never two were down. */
  private static void assertSafe(End end) {
    assertEquals(HighAvailabilityTest.settings(end.before()), HighAvailabilityTest.settings(end.after()));
    assertEquals(Set.of(), end.after().stoppedWithPrimaries());
    assertTrue(end.after().mostDown() <= 1, end.after()::toString);
  }

  private static End run(String fault, Map<String, Object> settings) throws IOException {
    return run(fault, settings, event -> false);
  }

  private static End run(String fault, Map<String, Object> settings, Predicate<RunEvent> stopAt, String... limit)
      throws IOException {
    try (var upgrade = new Upgrade(fault)) {
      var run = upgrade.run(settings, stopAt, limit);
      return new End(run, upgrade.before(), upgrade.now());
    }
  }
}
