package dev.upg.practice.pegasus.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lays out a new table: primaries in turn, secondaries spread so that no two servers share all their partitions. */
public final class Placement {
  private static final long FIRST_BALLOT = 3;

  private Placement() {}

  /** @param servers at least {@code replicas} of them */
  public static Table table(int id, String name, int partitionCount, int replicas, List<Address> servers,
      Instant created) {
    if (servers.size() < replicas) {
      throw new IllegalArgumentException(replicas + " replicas need as many servers, there are " + servers.size());
    }
    var partitions = new ArrayList<Partition>();
    for (var index = 0; index < partitionCount; index++) {
      var first = (index + id - 1) % servers.size();
      var others = new ArrayList<Address>();
      for (var step = 1; step < servers.size(); step++) {
        others.add(
            servers.get((first + 1 + (step - 1 + index / servers.size()) % (servers.size() - 1)) % servers.size()));
      }
      partitions
          .add(new Partition(new Gpid(id, index), FIRST_BALLOT, servers.get(first), spread(others, replicas - 1)));
    }
    return new Table(id, name, replicas, created, partitions);
  }

  private static List<Address> spread(List<Address> servers, int count) {
    var chosen = new ArrayList<Address>();
    for (var i = 0; i < count; i++) {
      chosen.add(servers.get(i * servers.size() / count));
    }
    return chosen;
  }
}
