package dev.upg.practice.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.OpStatus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When each fault strikes, and what is told when it doesn't. */
class OpenmldbFaultsTest {
  private static final Build NEW = new Build("0.9.3", "00000000");

  private final SampleCluster cluster = new SampleCluster(true);

  private OpenmldbFaults faults(String... given) {
    return OpenmldbFaults.of(List.of(given), SampleCluster.BUILD, cluster.model());
  }

  private Component component(String name) {
    return cluster.model().component(name);
  }

  private void restart(OpenmldbFaults faults, Build build) {
    cluster.model().ended("tablet-2");
    cluster.pass(11);
    faults.restarts(component("tablet-2"), build, false);
    assertEquals(Optional.empty(), cluster.model().started("tablet-2", build));
    cluster.pass(3);
  }

  @Test
  void eachIsToldWhenItDoesNotStrike() {
    var all = Arrays.stream(Fault.values()).map(fault -> fault.told().name()).toArray(String[]::new);
    var idle = faults(all).idle();
    assertEquals(Arrays.stream(Fault.values()).filter(fault -> !fault.occasion().isEmpty()).count(), idle.size());
    assertTrue(idle.contains("the fault `returns-empty=tablet-2` didn't strike: it was never started again"));
    assertTrue(
        idle.contains("the fault `op-fails=kReAddReplicaNoSendOP` didn't strike: there was no such operation"));
    assertTrue(idle.contains("the fault `nameserver-failover` didn't strike: there was no operation"));
  }

  @Test
  void wrongOnesAreRefused() {
    assertEquals("There is no fault `foo`; the practice OpenMLDB cluster has: op-fails, op-hangs, returns-empty, "
        + "never-registers, never-starts, old-version, slow-load, tablet-dies, nameserver-failover, stale-pid, mon, "
        + "mon-revives, auto-failover-off, old-failure, corrupt-package, tight-memory, shared-home, running-job",
        refusal("foo"));
    assertEquals("The fault `returns-empty` has `tablet-4`, but it takes one of tablet-1, tablet-2, tablet-3; "
        + "did you mean `tablet-1`?", refusal("returns-empty=tablet-4"));
    assertEquals("The fault `mon` has `x`, but it takes nothing after its name", refusal("mon=x"));
  }

  private static String refusal(String given) {
    return assertThrows(IllegalArgumentException.class, () -> OpenmldbFaults.check(List.of(given))).getMessage();
  }

  @Test
  void aTabletReturnsEmpty() {
    cluster.pass(3);
    var faults = faults("returns-empty");
    restart(faults, SampleCluster.BUILD);
    cluster.settle();
    assertFalse(cluster.model().lostRows().isEmpty());
    assertEquals(List.of(), faults.idle());
  }

  @Test
  void aTabletNeverRegisters() {
    var faults = faults("never-registers");
    restart(faults, NEW);
    cluster.pass(300);
    assertTrue(component("tablet-2").isServing());
    assertFalse(component("tablet-2").isRegistered());
    assertEquals("kOffline", cluster.model().tablets().get(1).state());
    assertEquals(List.of(), faults.idle());
  }

  @Test
  void aTabletLoadsSlowly() {
    var faults = faults("slow-load");
    restart(faults, NEW);
    cluster.pass(600);
    assertTrue(cluster.model().ops().stream().anyMatch(op -> op.currentTask().equals("kLoadTable")));
    assertEquals(List.of(), faults.idle());
  }

  @Test
  void aNewVersionEndsAtOnceOrIsTheOldOne() {
    var faults = faults("never-starts=nameserver-1", "old-version=tablet-3");
    assertEquals(Optional.empty(), faults.startFails(component("nameserver-1"), SampleCluster.BUILD));
    assertEquals(2, faults.idle().size());
    assertTrue(faults.startFails(component("nameserver-1"), NEW).isPresent());
    assertEquals(SampleCluster.BUILD, faults.buildOf(component("tablet-3"), NEW));
    assertEquals(NEW, faults.buildOf(component("tablet-2"), NEW));
    assertEquals(List.of(), faults.idle());
  }

  @Test
  void anOperationFailsOnce() throws Exception {
    var faults = faults("op-fails=kChangeLeaderOP", "auto-failover-off");
    cluster.model().calls().changeLeader("demo_db", "trans", 1, "auto");
    cluster.pass(5);
    assertEquals(OpStatus.FAILED, cluster.model().ops().getLast().status());
    assertEquals(List.of(), faults.idle());
    cluster.model().calls().changeLeader("demo_db", "trans", 1, "auto");
    cluster.pass(5);
    assertEquals(OpStatus.DONE, cluster.model().ops().getLast().status());
  }

  @Test
  void aFullTabletTakesNoReplica() throws Exception {
    faults("tight-memory");
    cluster.model().calls().addReplica("demo_db", "user_single", List.of(0), SampleCluster.C);
    cluster.pass(5);
    assertEquals(OpStatus.FAILED, cluster.model().ops().getLast().status());
    cluster.model().calls().addReplica("demo_db", "user_single", List.of(0), SampleCluster.A);
    cluster.settle();
    assertEquals(OpStatus.DONE, cluster.model().ops().getLast().status());
  }

  @Test
  void anOldFailureIsThereFromTheBeginning() {
    faults("old-failure");
    assertEquals(List.of(OpStatus.FAILED, OpStatus.DONE),
        cluster.model().ops().stream().map(op -> op.status()).toList());
  }

  @Test
  void theLeaderEndsDuringAnOperationAndIsStartedAgain() throws Exception {
    var faults = faults("nameserver-failover");
    assertEquals(Optional.empty(), faults.ends());
    cluster.model().calls().addReplica("demo_db", "user_single", List.of(0), SampleCluster.C);
    cluster.pass(2);
    assertEquals(Optional.of(component("nameserver-1")), faults.ends());
    assertEquals(Optional.of(cluster.model().now().plusSeconds(30)), faults.comesBack(component("nameserver-1")));
    assertEquals(Optional.empty(), faults.ends());
  }

  @Test
  void aJobDiesWithItsTaskmanager() {
    faults("running-job");
    cluster.pass(60);
    assertEquals("RUNNING", cluster.model().job().orElseThrow().state(cluster.model().now()));
    cluster.model().ended("taskmanager-1");
    assertEquals("LOST", cluster.model().job().orElseThrow().state(cluster.model().now()));
  }

  @Test
  void anotherTabletDies() {
    var faults = faults("tablet-dies");
    assertEquals(Optional.empty(), faults.ends());
    cluster.model().ended("tablet-1");
    assertEquals(Optional.of(component("tablet-3")), faults.ends());
    assertEquals(Optional.empty(), faults.comesBack(component("tablet-3")));
  }
}
