package dev.upg.practice.dolphindb.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The model by its own clock: no time passes. */
class DolphindbModelTest {
  private static final List<String> NODES = List.of("node43", "node44", "node45");
  private static final String OLD = "2.00.7.4 2022.12.08";

  private final Instant start = Instant.parse("2026-11-28T08:00:00Z");
  private final DolphindbModel model = model();
  private long lastId;

  private DolphindbModel model() {
    var members = new ArrayList<Member>();
    for (int i = 0; i < 3; i++) {
      members.add(new Member("HActl4" + (3 + i), Mode.CONTROLLER, "host-" + (i + 1), 1 + i));
      members.add(new Member("agent4" + (3 + i), Mode.AGENT, "host-" + (i + 1), 4 + i));
      members.add(new Member(NODES.get(i), Mode.DATANODE, "host-" + (i + 1), 7 + i));
    }
    var cluster = new DolphindbModel(members, Optional.of("HActl44"), new Storage(NODES, 5, start), start);
    members.forEach(member -> cluster.started(member.alias(), OLD));
    return cluster;
  }

  private void after(long seconds) {
    model.advanceTo(model.now().plus(Duration.ofSeconds(seconds)));
  }

  private boolean write() {
    try {
      model.insert(model.of(Mode.DATANODE).stream().filter(Member::isUp).findFirst().orElseThrow(),
          List.of(new Chunk.Row(model.now(), "Apple", lastId + 1)));
      lastId++;
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private void stop(String alias) {
    model.stopping(alias);
    after(6);
    assertTrue(model.hasWorkedOff(alias));
    model.gone(alias);
  }

  private List<Integer> replicas() {
    return model.storage().chunks().stream().map(chunk -> model.storage().live(chunk).size()).distinct().sorted()
        .toList();
  }

  @Test
  void aStoppedDataNodeIsMissedAtOnceAndAKilledOneAfterItsHeartbeat() {
    model.stopping("node43");
    assertEquals(List.of(1, 2), replicas());
    model.gone("node44");
    var live = replicas();
    after(7);
    assertEquals(live, replicas());
    after(2);
    assertEquals(List.of(0, 1), replicas());
  }

  @Test
  void aNodeThatComesBackCatchesUpWithWhatWasWritten() {
    assertTrue(write());
    stop("node43");
    assertTrue(write());
    model.started("node43", OLD);
    assertFalse(model.member("node43").isUp());
    after(7);
    assertTrue(model.member("node43").isUp());
    assertTrue(model.storage().tasks().stream().anyMatch(RecoveryTask::isOpen));
    after(10);
    assertTrue(model.storage().tasks().stream().noneMatch(RecoveryTask::isOpen));
    assertEquals(2, model.storage().rows().size());
  }

  @Test
  void suspendedRecoveryWaitsAndAStartForgetsThatItIsSuspended() {
    assertTrue(write());
    model.of(Mode.CONTROLLER).forEach(controller -> model.suspendRecovery(controller, true));
    stop("node43");
    assertTrue(write());
    model.started("node43", OLD);
    after(60);
    assertTrue(model.storage().tasks().stream().anyMatch(RecoveryTask::isWaiting));
    model.suspendRecovery(model.leader().orElseThrow(), false);
    after(10);
    assertTrue(model.storage().tasks().stream().noneMatch(RecoveryTask::isOpen));
    stop("HActl43");
    model.started("HActl43", OLD);
    assertFalse(model.member("HActl43").recoverySuspended());
  }

  @Test
  void afterAMinuteReplicasAreMadeAnewUnlessThatIsSuspended() {
    stop("node43");
    after(50);
    assertEquals(List.of(1, 2), replicas());
    after(60);
    assertEquals(List.of(2), replicas());
  }

  @Test
  void withoutALeaderThereIsAnElectionAndNothingCanBeWritten() {
    stop("HActl44");
    assertEquals(Optional.empty(), model.leader());
    assertFalse(write());
    after(13);
    assertEquals("HActl43", model.leader().orElseThrow().alias());
    assertTrue(write());
    stop("HActl45");
    after(60);
    assertEquals(Optional.empty(), model.leader());
  }

  @Test
  void withFewerDataNodesThanReplicasNothingCanBeWritten() {
    stop("node43");
    stop("node44");
    assertThrows(Refusal.class, () -> model.insert(model.member("node45"), List.of(new Chunk.Row(start, "Apple", 1))));
    assertEquals(2, model.mostDown());
  }

  /** As the gray-scale upgrade does it: one at a time, and the next when nothing recovers. */
  @Property(tries = 50)
  void whatWasAcknowledgedStaysWhenOneNodeAtATimeIsAway(
      @ForAll @Size(max = 6) List<@IntRange(max = 2) Integer> order, @ForAll @IntRange(max = 40) int away) {
    for (int node : order) {
      write();
      stop(NODES.get(node));
      for (int second = 0; second < away; second++) {
        write();
        after(1);
      }
      model.started(NODES.get(node), OLD);
      write();
      after(120);
      assertTrue(model.storage().tasks().stream().noneMatch(RecoveryTask::isOpen));
    }
    assertEquals(LongStream.rangeClosed(1, lastId).boxed().toList(),
        model.storage().rows().stream().map(Chunk.Row::id).toList());
  }
}
