package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Three meta servers, some replica servers, two tables of eight partitions, production settings; time starts at the epoch. */
final class ModelFixture {
  private final PegasusModel model;
  private Instant now = Instant.EPOCH;

  ModelFixture(int servers) {
    var config = PegasusConfig.production("test", "127.0.0.1:22181");
    var version = new ServerVersion("2.4.0", "0");
    var metas = new ArrayList<MetaServer>();
    for (var i = 1; i <= 3; i++) {
      metas.add(new MetaServer(
          new ServerState("meta-" + i, Role.META, new Address("10.0.0.1", 34600 + i), version, now), config));
    }
    var replicas = new ArrayList<ReplicaServer>();
    for (var i = 1; i <= servers; i++) {
      replicas.add(new ReplicaServer(
          new ServerState("replica-" + i, Role.REPLICA, new Address("10.0.0." + (10 + i), 34801), version, now)));
    }
    var addresses = replicas.stream().map(ReplicaServer::address).toList();
    model = new PegasusModel(config, metas, metas.getFirst(), replicas, List.of(),
        List.of(Placement.table(1, "temp", 8, 3, addresses, now),
            Placement.table(2, "usertable", 8, 3, addresses, now)),
        now);
  }

  PegasusModel model() {
    return model;
  }

  Stream<Partition> partitions() {
    return model.tables().stream().flatMap(table -> table.partitions().stream());
  }

  void after(double seconds) {
    now = now.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    model.advanceTo(now);
  }
}
