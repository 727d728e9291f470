package dev.upg.practice.pegasus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

class PegasusModelTest {
  private static final ServerVersion NEXT = new ServerVersion("2.5.0", "0");

  private final ModelFixture cluster = new ModelFixture(5);
  private final PegasusModel model = cluster.model();

  private void after(double seconds) {
    cluster.after(seconds);
  }

  private ReplicaServer server(int number) {
    return model.replicaServers().get(number - 1);
  }

  private Leader leader() {
    return model.leader().orElseThrow();
  }

  private boolean healthy() {
    return model.snapshot().healthy();
  }

  private void downgradeAll(ReplicaServer server) {
    cluster.partitions().filter(partition -> partition.isSecondary(server.address()))
        .forEach(partition -> model.propose(partition.id(),
            List.of(
                new Action(ActionType.DOWNGRADE_TO_INACTIVE, partition.primary().orElseThrow(), server.address()))));
  }

  private void moveAllPrimaries(ReplicaServer server) {
    cluster.partitions().filter(partition -> partition.isPrimary(server.address()))
        .forEach(partition -> model.propose(partition.id(),
            BalanceType.MOVE_PRI.actions(server.address(), partition.secondaries().getFirst(), server.address())));
  }

  private void drain(ReplicaServer server) {
    leader().setAddSecondaryMax(0);
    moveAllPrimaries(server);
    after(10);
    downgradeAll(server);
    after(10);
  }

  @Test
  void proposalsWaitForTheLeadersTick() {
    after(1);
    moveAllPrimaries(server(1));
    after(8.5);
    assertTrue(model.primariesOf(server(1).address()) > 0);
    after(0.6);
    assertEquals(0, model.primariesOf(server(1).address()));
    assertTrue(healthy());
  }

  @Test
  void steadyLevelDropsWaitingProposals() {
    moveAllPrimaries(server(1));
    assertEquals(MetaLevel.STEADY, model.setLevel(leader(), MetaLevel.STEADY));
    after(20);
    assertTrue(model.primariesOf(server(1).address()) > 0);
  }

  @Test
  void secondProposalForAPartitionIsRefused() {
    var move = BalanceType.MOVE_PRI.actions(server(1).address(), server(2).address(), server(1).address());
    assertEquals(PegasusModel.OK, model.propose(new Gpid(1, 0), move));
    assertEquals(PegasusModel.REFUSED, model.propose(new Gpid(1, 0), move));
    assertEquals(PegasusModel.REFUSED, model.propose(new Gpid(1, 99), move));
  }

  @Test
  void impossibleProposalIsDroppedSilently() {
    var partition = cluster.partitions().findFirst().orElseThrow();
    var stranger = model.replicaServers().stream().map(ReplicaServer::address).filter(node -> !partition.has(node))
        .findFirst()
        .orElseThrow();
    assertEquals(PegasusModel.OK,
        model.propose(partition.id(), BalanceType.MOVE_PRI.actions(stranger, server(2).address(), stranger)));
    after(11);
    assertEquals(3, partition.ballot());
    assertEquals(PegasusModel.OK,
        model.propose(partition.id(), BalanceType.MOVE_PRI.actions(stranger, stranger, stranger)));
  }

  @Test
  void drainedServerStaysEmptyOnlyWithFlowControl() {
    drain(server(1));
    after(60);
    assertEquals(0, model.replicasOf(server(1).address()));
    leader().setFlowControl(false);
    after(15);
    assertTrue(healthy());
  }

  @Test
  void drainedServerGetsItsReplicasBackWhenTheLimitIsLifted() {
    drain(server(1));
    leader().setAddSecondaryMax(20);
    after(15);
    assertTrue(healthy());
    assertEquals(0, model.primariesOf(server(1).address()));
    assertFalse(model.snapshot().lostPrimary());
    assertEquals(2, model.snapshot().fewestReplicas());
  }

  @Test
  void quickRestartIsNeverSeen() {
    model.serverStopped("replica-1");
    after(2);
    model.serverStarted("replica-1", NEXT);
    for (var i = 0; i < 40; i++) {
      after(1);
      assertTrue(server(1).alive());
      assertTrue(healthy());
    }
    assertEquals("2.5.0", model.snapshot().node("replica-1").version());
    assertEquals(2, model.snapshot().node("replica-1").starts());
  }

  @Test
  void deadServerIsCountedOutAfterTheGraceAndItsPrimariesMove() {
    model.serverStopped("replica-1");
    after(18);
    assertTrue(server(1).alive());
    assertTrue(model.primariesOf(server(1).address()) > 0);
    after(5);
    assertFalse(server(1).alive());
    assertEquals(0, model.replicasOf(server(1).address()));
    assertTrue(cluster.partitions().allMatch(partition -> partition.primary().isPresent()));
    assertTrue(model.snapshot().stoppedWithPrimaries().contains("replica-1"));
  }

  @Test
  void deadReplicasGoElsewhereOnlyAfterTheAssignDelay() {
    model.serverStopped("replica-1");
    after(590);
    assertFalse(healthy());
    after(60);
    assertTrue(healthy());
    assertEquals(0, model.replicasOf(server(1).address()));
  }

  @Test
  void clusterFreezesWithTooFewServers() {
    model.serverStopped("replica-1");
    model.serverStopped("replica-2");
    model.serverStopped("replica-3");
    after(30);
    assertEquals(MetaLevel.FREEZED, model.effectiveLevel(leader()));
    assertEquals(MetaLevel.STEADY, leader().level());
    assertTrue(cluster.partitions().anyMatch(partition -> partition.primary().isEmpty()));
    model.serverStarted("replica-1", NEXT);
    after(10);
    assertEquals(MetaLevel.STEADY, model.effectiveLevel(leader()));
    assertEquals(3, model.snapshot().mostDown());
  }

  @Test
  void newLeaderForgetsSettings() {
    leader().setAddSecondaryMax(0);
    leader().setAssignDelayMs(180_000_000);
    model.setLevel(leader(), MetaLevel.LIVELY);
    model.serverStopped("meta-1");
    after(9);
    assertTrue(model.leader().isEmpty());
    after(2);
    assertEquals("meta-2", leader().server().name());
    assertEquals(20, leader().addSecondaryMax());
    assertEquals(600_000, leader().assignDelayMs());
    assertEquals(MetaLevel.STEADY, leader().level());
  }

  @Test
  void leaderThatComesBackWaitsBehindTheOthers() {
    model.serverStopped("meta-1");
    after(1);
    model.serverStarted("meta-1", NEXT);
    after(12);
    assertEquals("meta-2", leader().server().name());
    model.leaderLosesLock();
    after(12);
    assertEquals("meta-3", leader().server().name());
  }

  @Test
  void killedReplicasAreClosedButStayOnDisk() {
    drain(server(1));
    assertEquals(PegasusModel.OK, model.killPartitions(server(1), OptionalInt.empty(), OptionalInt.empty()));
    assertEquals(PegasusModel.NOT_FOUND, model.killPartitions(server(1), OptionalInt.of(1), OptionalInt.of(0)));
    after(11);
    assertEquals(0, server(1).counts().serving() + server(1).counts().opening() + server(1).counts().closing());
    var before = model.snapshot().node("replica-2").replicas();
    model.serverStopped("replica-1");
    model.serverStarted("replica-1", NEXT);
    after(11);
    assertTrue(server(1).counts().serving() > 0);
    assertEquals(before, model.snapshot().node("replica-2").replicas());
  }

  @Test
  void downgradedReplicasAreClosedByTheNextConfigSync() {
    drain(server(1));
    assertTrue(server(1).open().size() > 0);
    after(40);
    assertEquals(0, server(1).open().size());
  }

  @Test
  void killedPrimaryLeavesTheTable() {
    var partition = cluster.partitions().findFirst().orElseThrow();
    var primary = partition.primary().orElseThrow();
    var server = model.replicaServers().stream().filter(node -> node.address().equals(primary)).findFirst()
        .orElseThrow();
    model.killPartitions(server, OptionalInt.of(1), OptionalInt.of(0));
    after(0.2);
    assertFalse(partition.isPrimary(primary));
    assertTrue(partition.primary().isPresent());
  }

  @Test
  void partitionThatIsHeldBackStaysAtTwoReplicas() {
    drain(server(1));
    model.holdBack(new Gpid(1, 0));
    leader().setAddSecondaryMax(20);
    after(120);
    assertEquals(2, model.partition(new Gpid(1, 0)).orElseThrow().replicas());
    assertEquals(1, cluster.partitions().filter(partition -> partition.replicas() < 3).count());
  }

  @Test
  void livelyLevelSpreadsPrimariesAgain() {
    moveAllPrimaries(server(1));
    after(10);
    assertTrue(leader().plan().moves().size() > 0);
    model.setLevel(leader(), MetaLevel.LIVELY);
    after(40);
    assertEquals(0, leader().plan().moves().size());
    assertTrue(model.primariesOf(server(1).address()) >= 2);
    assertTrue(healthy());
  }

  @Test
  void timeMayPassInAnyStep() {
    var other = new ModelFixture(5);
    model.serverStopped("replica-1");
    other.model().serverStopped("replica-1");
    cluster.after(50);
    for (var i = 0; i < 5000; i++) {
      other.model().advanceTo(Instant.EPOCH.plus(Duration.ofMillis(10L * (i + 1))));
    }
    assertEquals(other.model().snapshot(), model.snapshot());
  }
}
