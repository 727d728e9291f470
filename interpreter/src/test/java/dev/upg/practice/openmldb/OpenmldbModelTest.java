package dev.upg.practice.openmldb;

import static dev.upg.practice.openmldb.SampleCluster.A;
import static dev.upg.practice.openmldb.SampleCluster.B;
import static dev.upg.practice.openmldb.SampleCluster.C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Op;
import dev.upg.practice.openmldb.model.OpStatus;
import dev.upg.practice.openmldb.model.OpType;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Partition;
import dev.upg.practice.openmldb.model.PartitionId;
import dev.upg.practice.openmldb.model.Refused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the model's cluster behaves when its processes come and go. */
class OpenmldbModelTest {
  private static final PartitionId TRANS_1 = new PartitionId(7, 1);
  private static final PartitionId SINGLE_0 = new PartitionId(8, 0);

  private final SampleCluster cluster = new SampleCluster(true);
  private final OpenmldbModel model = cluster.model();

  private Partition partition(PartitionId id) {
    return model.tables().stream().flatMap(table -> table.partitions().stream()).filter(one -> one.id().equals(id))
        .findFirst().orElseThrow();
  }

  private String leader(PartitionId id) {
    return partition(id).leader().orElseThrow().endpoint();
  }

  private List<OpType> types() {
    return model.ops().stream().filter(op -> op.id() > 4).map(Op::type).distinct().toList();
  }

  private boolean isAlive(PartitionId id, String endpoint) {
    return partition(id).replica(endpoint).orElseThrow().isAlive();
  }

  @Test
  void withAutoFailoverAnotherLeads() {
    model.ended("tablet-2");
    cluster.pass(9);
    assertEquals("kHealthy", model.tablets().get(1).state());
    cluster.pass(2);
    assertEquals("kOffline", model.tablets().get(1).state());
    cluster.pass(55);
    assertEquals(B, leader(TRANS_1));
    cluster.pass(5).settle();
    assertEquals(C, leader(TRANS_1));
    assertFalse(isAlive(TRANS_1, B));
    assertEquals(B, leader(SINGLE_0));
    assertTrue(isAlive(SINGLE_0, B), "the only live replica isn't marked dead");
    assertEquals(List.of(OpType.CHANGE_LEADER, OpType.OFFLINE_REPLICA), types());
    assertTrue(model.withoutLeader().get(TRANS_1).compareTo(Duration.ofSeconds(65)) > 0);

    cluster.start("tablet-2");
    cluster.pass(3).settle();
    assertTrue(isAlive(TRANS_1, B));
    assertEquals(C, leader(TRANS_1));
    assertTrue(types().containsAll(List.of(OpType.RECOVER_TABLE, OpType.READD_NO_SEND, OpType.RELOAD_TABLE)));
    assertTrue(model.isWhole());
    assertEquals(Map.of(), model.lostRows());
  }

  @Test
  void withoutAutoFailoverNothingHappens() throws Refused {
    model.calls().set("auto_failover", "false");
    model.ended("tablet-2");
    cluster.pass(100);
    assertTrue(isAlive(TRANS_1, B));
    assertEquals(B, leader(TRANS_1));
    cluster.start("tablet-2");
    cluster.pass(100);
    assertEquals(List.of(), types());
    assertTrue(model.tablet(B).orElseThrow().copies().isEmpty());
    assertFalse(model.isWhole());
    model.loadTable(B, TRANS_1, true);
    assertFalse(model.tablet(B).orElseThrow().copies().get(TRANS_1).isLoaded(model.now()));
    cluster.pass(2);
    assertTrue(model.tablet(B).orElseThrow().copies().get(TRANS_1).isLoaded(model.now()));
  }

  @Test
  void aTabletThatIsBackSoonIsRecoveredAllTheSame() {
    model.ended("tablet-2");
    cluster.pass(15);
    cluster.start("tablet-2");
    cluster.pass(3).settle();
    assertEquals(C, leader(TRANS_1));
    assertTrue(model.isWhole());
  }

  @Test
  void anOldNodeInZookeeperHindersAStart() {
    model.ended("tablet-2");
    cluster.pass(5);
    assertEquals(Optional.of("Register failed, endpoint " + B + " err -110"),
        model.started("tablet-2", SampleCluster.BUILD));
    cluster.pass(6);
    assertEquals(Optional.empty(), model.started("tablet-2", SampleCluster.BUILD));
  }

  @Test
  void lostDataIsSentAnewOrGone() {
    cluster.pass(3);
    model.ended("tablet-2");
    model.loseDisk(B);
    cluster.pass(11);
    cluster.start("tablet-2");
    cluster.pass(3).settle();
    assertTrue(types().contains(OpType.READD));
    assertFalse(types().contains(OpType.READD_NO_SEND));
    assertTrue(model.lostRows().get(SINGLE_0) >= 1003);
    assertEquals(1, model.lostRows().size());
  }

  @Test
  void anOperationTakesItsTime() throws Refused {
    model.calls().addReplica("demo_db", "user_single", List.of(0), C);
    var op = model.ops().getLast();
    assertEquals(OpStatus.INITED, op.status());
    assertThrows(Refused.class, () -> model.calls().changeLeader("demo_db", "user_single", 0, C));
    cluster.pass(1);
    assertEquals("kSendSnapshot", op.currentTask());
    cluster.pass(2);
    assertEquals("kAddReplica", op.currentTask());
    cluster.pass(5);
    assertEquals("kUpdatePartitionStatus", op.currentTask());
    cluster.pass(2);
    assertEquals(OpStatus.DONE, op.status());
    assertEquals("-", op.currentTask());
    assertEquals(Duration.ofSeconds(9), Duration.between(op.start().orElseThrow(), op.end().orElseThrow()));
    assertEquals(2, partition(SINGLE_0).replicas().size());
  }

  @Test
  void whatTheOldLeaderAcknowledgesMeanwhileIsLost() throws Refused {
    model.calls().set("auto_failover", "false");
    for (int i = 0; i < 10; i++) {
      var next = leader(TRANS_1).equals(C) ? A : C;
      var old = leader(TRANS_1);
      model.calls().changeLeader("demo_db", "trans", 1, next);
      cluster.pass(3);
      model.calls().recoverTable("demo_db", "trans", 1, old);
      cluster.pass(13);
    }
    assertTrue(model.isWhole());
    assertTrue(model.lostRows().get(TRANS_1) > 0 && model.lostRows().get(TRANS_1) <= 10);
    assertTrue(types().contains(OpType.READD_WITH_DROP));
    assertTrue(model.acknowledgedRows() > 0);
  }

  @Test
  void anotherNameserverGoesOnWithOpenOperations() throws Refused {
    model.calls().addReplica("demo_db", "user_single", List.of(0), C);
    cluster.pass(3);
    model.ended("nameserver-1");
    cluster.pass(9);
    assertEquals(Optional.empty(), model.leader());
    assertEquals(OpStatus.DOING, model.ops().getLast().status());
    cluster.pass(2);
    assertEquals("nameserver-2", model.leader().orElseThrow().name());
    assertEquals(1, model.ops().size(), "operations that are done are forgotten");
    cluster.settle();
    assertEquals(OpStatus.DONE, model.ops().getLast().status());
    assertEquals(2, partition(SINGLE_0).replicas().size());
  }

  @Test
  void aNewLeaderEndsWithTooFewTablets() {
    model.ended("tablet-1");
    model.ended("tablet-2");
    model.ended("nameserver-1");
    cluster.pass(11);
    assertEquals(Set.of("nameserver-2"), model.doomed());
  }

  @Test
  void aStandbyOf091WaitsForTheTableOfUsers() {
    var old = new SampleCluster(true, new Build("0.6.9", "6e07cd75"));
    old.model().ended("nameserver-2");
    old.pass(11);
    assertEquals(Optional.empty(), old.model().started("nameserver-2", SampleCluster.BUILD));
    old.pass(60);
    var standby = old.model().component("nameserver-2");
    assertTrue(standby.isRunning() && !standby.isServing());
    old.model().ended("nameserver-1");
    old.pass(11);
    assertTrue(standby.isServing());
    assertEquals(Optional.of(standby), old.model().leader());
  }

  @Test
  void aTaskmanagerWaitsForTheNodeOfTheLastOne() {
    model.ended("taskmanager-1");
    cluster.pass(2);
    cluster.start("taskmanager-1");
    assertFalse(model.component("taskmanager-1").isServing());
    cluster.pass(9);
    assertTrue(model.component("taskmanager-1").isServing());
  }

  @Test
  void anOperationFailsOrHangs() throws Refused {
    model.calls().set("auto_failover", "false");
    model.failNext(OpType.CHANGE_LEADER);
    model.calls().changeLeader("demo_db", "trans", 1, "auto");
    cluster.pass(5);
    assertEquals(OpStatus.FAILED, model.ops().getLast().status());
    assertEquals("kSelectLeader", model.ops().getLast().currentTask());
    assertEquals(B, leader(TRANS_1));
    model.hangNext(OpType.CHANGE_LEADER);
    model.calls().changeLeader("demo_db", "trans", 1, "auto");
    cluster.pass(600);
    assertEquals(OpStatus.DOING, model.ops().getLast().status());
    assertTrue(model.hasSabotagedOp());
    model.calls().cancelOp(model.ops().getLast().id());
    assertEquals(OpStatus.CANCELED, model.ops().getLast().status());
  }

  @Test
  void anOperationWhoseTabletIsGoneFails() throws Refused {
    model.calls().addReplica("demo_db", "user_single", List.of(0), C);
    cluster.pass(2);
    model.ended("tablet-3");
    cluster.pass(1);
    assertEquals(OpStatus.FAILED, model.ops().getLast().status());
    assertEquals("kSendSnapshot", model.ops().getLast().currentTask());
  }
}
