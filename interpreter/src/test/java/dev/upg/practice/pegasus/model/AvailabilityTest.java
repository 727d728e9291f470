package dev.upg.practice.pegasus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What clients feel, and the rules of failure detection that make it so. */
class AvailabilityTest {
  private static final ServerVersion NEXT = new ServerVersion("2.5.0", "0");

  private final ModelFixture cluster = new ModelFixture(5);
  private final PegasusModel model = cluster.model();

  private Address address(int number) {
    return model.replicaServers().get(number - 1).address();
  }

  private List<Gpid> primariesOf(int number) {
    return cluster.partitions().filter(partition -> partition.isPrimary(address(number))).map(Partition::id).toList();
  }

  @Test
  void aHealthyClusterIsAlwaysThere() {
    cluster.after(3600);
    assertEquals(Map.of(), model.withoutPrimary());
    assertEquals(Map.of(), model.withoutTwo());
  }

  @Test
  void movedPrimariesAreNotMissed() {
    for (var id : primariesOf(1)) {
      var to = model.partition(id).orElseThrow().secondaries().getFirst();
      model.propose(id, BalanceType.MOVE_PRI.actions(address(1), to, address(1)));
    }
    cluster.after(20);
    assertEquals(0, model.primariesOf(address(1)));
    assertEquals(Map.of(), model.withoutPrimary());
  }

  @Test
  void aServerThatDiesTakesItsPrimariesForTheTimeOfTheFailureDetector() {
    cluster.after(5);
    var gone = primariesOf(1);
    model.serverStopped("replica-1");
    cluster.after(60);
    assertEquals(gone, List.copyOf(model.withoutPrimary().keySet()));
    model.withoutPrimary().values()
        .forEach(time -> assertTrue(time.toMillis() >= 19_000 && time.toMillis() <= 22_000, time::toString));
    assertEquals(Map.of(), model.withoutTwo());
  }

  @Test
  void aQuickRestartIsFeltThoughNobodySeesIt() {
    var gone = primariesOf(1);
    model.serverStopped("replica-1");
    cluster.after(2);
    model.serverStarted("replica-1", NEXT);
    cluster.after(30);
    assertEquals(gone, List.copyOf(model.withoutPrimary().keySet()));
    model.withoutPrimary().values()
        .forEach(time -> assertTrue(time.toMillis() >= 2_500 && time.toMillis() <= 3_000, time::toString));
  }

  @Test
  void twoServersDownLeaveSomePartitionsWithOneReplica() {
    model.serverStopped("replica-1");
    model.serverStopped("replica-2");
    var both = cluster.partitions().filter(partition -> partition.has(address(1)) && partition.has(address(2)))
        .map(Partition::id).toList();
    cluster.after(10);
    assertEquals(both, List.copyOf(model.withoutTwo().keySet()));
    assertEquals(Duration.ofSeconds(10), model.withoutTwo().get(both.getFirst()));
  }

  @Test
  void aKilledPrimaryIsMissedUntilAnotherTakesOver() {
    var id = primariesOf(1).getFirst();
    model.killPartitions(model.replicaServers().getFirst(), OptionalInt.of(id.table()),
        OptionalInt.of(id.index()));
    cluster.after(10);
    assertEquals(Map.of(id, Duration.ofMillis(100)), model.withoutPrimary());
  }

  @Test
  void replicaServersStopServingWhenNoLeaderAnswersForTheirLease() {
    model.serverStopped("meta-1");
    cluster.after(15);
    assertEquals(Map.of(), model.withoutPrimary());
    model.zookeeperLost(Duration.ofSeconds(40));
    cluster.after(60);
    assertEquals(16, model.withoutPrimary().size());
    var time = model.withoutPrimary().values().iterator().next();
    assertTrue(time.toSeconds() >= 10 && time.toSeconds() < 25, time::toString);
    assertTrue(model.snapshot().healthy());
  }

  @Test
  void aServerThatRestartsTooOftenIsNoLongerListenedTo() {
    cluster.after(1);
    for (var i = 0; i < 5; i++) {
      model.serverStopped("replica-1");
      cluster.after(5);
      model.serverStarted("replica-1", NEXT);
      cluster.after(5);
    }
    cluster.after(30);
    assertEquals(false, model.snapshot().node("replica-1").alive());
    assertEquals(true, model.snapshot().node("replica-1").running());
    cluster.after(600);
    assertEquals(true, model.snapshot().node("replica-1").alive());
  }

  @Test
  void aNewLeaderListensToEverybody() {
    cluster.after(1);
    for (var i = 0; i < 5; i++) {
      model.serverStopped("replica-1");
      cluster.after(5);
      model.serverStarted("replica-1", NEXT);
      cluster.after(5);
    }
    cluster.after(30);
    assertEquals(false, model.snapshot().node("replica-1").alive());
    model.leaderLosesLock();
    cluster.after(15);
    assertEquals(true, model.snapshot().node("replica-1").alive());
  }

  @Test
  void aServerThatNeverCatchesUpLearnsForEver() {
    model.neverLearns(address(1));
    model.serverStopped("replica-1");
    cluster.after(30);
    model.serverStarted("replica-1", NEXT);
    cluster.after(120);
    assertEquals(0, model.replicasOf(address(1)));
    assertTrue(model.replicaServers().getFirst().counts().learning() > 0);
  }
}
