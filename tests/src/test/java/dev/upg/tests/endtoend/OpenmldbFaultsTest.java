package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeState;
import dev.upg.practice.openmldb.OpenmldbSnapshot;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong with one tablet of a practice OpenMLDB cluster ends the run with the right words, and `auto_failover` as it was. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(1200)
@Execution(ExecutionMode.CONCURRENT)
class OpenmldbFaultsTest {
  private ExecutorService threads;
  private Future<End> operationFails;
  private Future<End> recoveryFails;
  private Future<End> neverRegisters;
  private Future<End> rolledBack;
  private Future<End> failover;
  private Future<End> revived;
  private Future<End> stalePid;
  private Future<End> failoverOff;
  private Future<End> byTool;
  private Future<End> tight;
  private Future<End> stop;

  private record End(Upgrade.Result run, OpenmldbSnapshot before, OpenmldbSnapshot after, PracticeState state) {
    PracticeState.Server tablet() {
      return state.servers().stream().filter(one -> one.name().equals("tablet-2")).findFirst().orElseThrow();
    }
  }

  @BeforeAll
  void runs() {
    threads = Executors.newFixedThreadPool(2);
    operationFails = threads.submit(() -> run(Map.of(), "op-fails=kAddReplicaOP"));
    recoveryFails = threads.submit(() -> run(Map.of(), "op-fails"));
    neverRegisters = threads.submit(() -> run(Map.of("start_timeout", "2m"), "never-registers"));
    rolledBack = threads.submit(() -> run(Map.of("start_timeout", "2m", "roll_back", "yes"), "never-starts"));
    failover = threads.submit(() -> run(Map.of(), "nameserver-failover"));
    revived = threads.submit(() -> run(Map.of(), "mon-revives"));
    stalePid = threads.submit(() -> run(Map.of("single", "accept"), "stale-pid"));
    failoverOff = threads.submit(() -> run(Map.of("single", "accept"), "auto-failover-off"));
    byTool = threads.submit(() -> run(Map.of("by", "tool"), "old-failure"));
    tight = threads.submit(() -> run(Map.of("reserve", "900GiB"), "tight-memory"));
    stop = threads.submit(() -> run(Map.of(), event -> event instanceof RunEvent.CommandStarted command
        && command.text().contains("ChangeLeader"), "old-failure"));
  }

  @AfterAll
  void end() {
    threads.shutdownNow();
  }

  @Test
  void anOperationThatFailsOnceIsTriedAgainAndToldAtTheEnd() throws Exception {
    assertFailed(operationFails.get(), "operations failed meanwhile, though all is healthy again: op");
    assertAsBefore(operationFails.get());
  }

  @Test
  void aRecoveryThatFailsIsTriedAgainAndToldAtTheEnd() throws Exception {
    assertFailed(recoveryFails.get(), "kReAddReplicaNoSendOP");
    assertAsBefore(recoveryFails.get());
    assertEquals("0.9.2", recoveryFails.get().tablet().version());
  }

  @Test
  void aTabletThatNeverRegistersEndsTheRunAndItsLeadersStayWhereTheyServe() throws Exception {
    var end = neverRegisters.get();
    assertFailed(end, "the tablet tablet-2 isn't up within 2m: the nameserver holds it for kOffline");
    assertTrue(end.run().note("NOT put back").startsWith("cluster.leaders_away"), end.run()::toString);
  }

  @Test
  void aTabletThatDoesNotComeUpIsTakenBackWhenThatWasAskedFor() throws Exception {
    var end = rolledBack.get();
    assertFailed(end, "the tablet tablet-2 was taken back to 0.8.5 and is up");
    assertEquals("0.8.5", end.tablet().version());
    assertTrue(end.tablet().running());
    assertAsBefore(end);
  }

  @Test
  void aNameserverThatTakesOverInMidOperationIsNoTrouble() throws Exception {
    assertDone(failover.get());
  }

  @Test
  void aMonitorThatWouldReviveTheTabletIsEndedFirst() throws Exception {
    assertDone(revived.get());
    assertEquals(2, revived.get().tablet().starts());
  }

  @Test
  void aPidFileOfSomebodyElseIsNotBelieved() throws Exception {
    assertDone(stalePid.get());
    assertTrue(stalePid.get().run().changes().stream().anyMatch(command -> command.contains("rm -f bin/tablet.pid")));
  }

  @Test
  void withoutAutoFailoverTheRunRecoversTheTablet() throws Exception {
    assertDone(failoverOff.get());
    assertTrue(failoverOff.get().run().changes().stream().anyMatch(command -> command.contains("recoverdata")));
  }

  @Test
  void theShippedToolMovesLeadersToo() throws Exception {
    assertDone(byTool.get());
    assertTrue(byTool.get().run().changes().stream().noneMatch(command -> command.contains("ChangeLeader")));
  }

  @Test
  void copiesThatDoNotFitAreRefusedBeforeAnythingIsChanged() throws Exception {
    assertFailed(tight.get(), "demo_db.user_single 0 have their only copy on tablet-2");
    assertEquals(List.of(), tight.get().run().changes());
  }

  @Test
  void whoStopsGetsTheLeadersBack() throws Exception {
    var end = stop.get();
    assertEquals(Outcome.STOPPED, end.run().outcome(), end.run()::toString);
    assertEquals("0.8.5", end.tablet().version());
    assertAsBefore(end);
  }

  private static void assertDone(End end) {
    assertEquals(Outcome.SUCCEEDED, end.run().outcome(), end.run()::toString);
    assertEquals("0.9.2", end.tablet().version());
    assertAsBefore(end);
  }

  private static void assertAsBefore(End end) {
    assertTrue(end.state().healthy(), end.run()::toString);
    assertEquals(end.before().leaders(), end.after().leaders());
    assertEquals(end.before().replicas(), end.after().replicas());
  }

  private static void assertFailed(End end, String title) {
    assertEquals(Outcome.FAILED, end.run().outcome(), end.run()::toString);
    assertTrue(end.run().failure().title().contains(title), end.run().failure()::toString);
    assertEquals("true", end.state().settings().get("auto_failover"));
  }

  private static End run(Map<String, Object> settings, String fault) throws IOException {
    return run(settings, event -> false, fault);
  }

  private static End run(Map<String, Object> settings, Predicate<RunEvent> stopAt, String fault) throws IOException {
    try (var upgrade = new OpenmldbUpgrade(fault)) {
      var before = upgrade.now();
      var all = new HashMap<>(OpenmldbUpgrade.SECOND_TABLET);
      all.putAll(settings);
      var run = upgrade.run("tablets.upg", all, stopAt);
      return new End(run, before, upgrade.now(), upgrade.state());
    }
  }
}
