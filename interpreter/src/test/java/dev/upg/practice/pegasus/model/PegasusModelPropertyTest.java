package dev.upg.practice.pegasus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

class PegasusModelPropertyTest {
  private static final ServerVersion VERSION = new ServerVersion("2.4.0", "0");

  private enum What {
    STOP, START, STOP_META, START_META, MOVE, DOWNGRADE, ADD, KILL, LIVELY, STEADY, LOSE_LOCK
  }

  /** @param number chooses servers and partitions */
  record Event(What what, int number, int seconds) {}

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators
        .combine(Arbitraries.of(What.values()), Arbitraries.integers().between(0, 15),
            Arbitraries.integers().between(0, 15))
        .as(Event::new).list().ofMaxSize(40);
  }

  @Property(tries = 60)
  void partitionsStayConsistentAndHealWhenAllServersAreBack(@ForAll("events") List<Event> events) {
    var cluster = new ModelFixture(5);
    for (var event : events) {
      apply(event, cluster.model());
      cluster.after(event.seconds());
      cluster.partitions().forEach(PegasusModelPropertyTest::check);
    }
    for (var i = 1; i <= 5; i++) {
      start(cluster.model(), "replica-" + i);
    }
    for (var i = 1; i <= 3; i++) {
      start(cluster.model(), "meta-" + i);
    }
    cluster.after(120);
    cluster.partitions().forEach(PegasusModelPropertyTest::check);
    assertTrue(cluster.model().snapshot().healthy());
  }

  private static void check(Partition partition) {
    var members = new HashSet<>(partition.secondaries());
    assertEquals(partition.secondaries().size(), members.size());
    assertFalse(partition.primary().filter(members::contains).isPresent());
  }

  private static void start(PegasusModel model, String name) {
    if (!model.process(name).running()) {
      model.serverStarted(name, VERSION);
    }
  }

  private static void stop(PegasusModel model, String name) {
    if (model.process(name).running()) {
      model.serverStopped(name);
    }
  }

  private static void apply(Event event, PegasusModel model) {
    var server = model.replicaServers().get(event.number() % 5);
    var partition = model.tables().get(event.number() / 8).partitions().get(event.number() % 8);
    var primary = partition.primary().orElse(server.address());
    switch (event.what()) {
      case STOP -> stop(model, server.process().name());
      case START -> start(model, server.process().name());
      case STOP_META -> stop(model, "meta-" + (event.number() % 3 + 1));
      case START_META -> start(model, "meta-" + (event.number() % 3 + 1));
      case MOVE -> model.propose(partition.id(), BalanceType.MOVE_PRI.actions(primary, server.address(), primary));
      case DOWNGRADE ->
        model.propose(partition.id(), List.of(new Action(ActionType.DOWNGRADE_TO_INACTIVE, primary, server.address())));
      case ADD -> model.propose(partition.id(), BalanceType.COPY_SEC.actions(primary, server.address(), primary));
      case KILL ->
        model.killPartitions(server, OptionalInt.of(partition.id().table()), OptionalInt.of(partition.id().index()));
      case LIVELY -> model.leader().ifPresent(leader -> model.setLevel(leader, MetaLevel.LIVELY));
      case STEADY -> model.leader().ifPresent(leader -> model.setLevel(leader, MetaLevel.STEADY));
      case LOSE_LOCK -> model.leaderLosesLock();
    }
  }
}
