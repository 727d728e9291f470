package dev.upg.practice.pegasus.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ArrayList;
import java.util.HashSet;

/** Which primaries the balancer would move. It only moves primaries: the practice cluster never copies data to balance. */
public record BalancePlan(List<Move> moves) {
  public static final BalancePlan EMPTY = new BalancePlan(List.of());

  /** One primary to one of its secondaries. */
  public record Move(Gpid partition, Address from, Address to) {}

  public BalancePlan {
    moves = List.copyOf(moves);
  }

  /** Moves primaries from the server with most to the one with fewest until they differ by one at most, or no secondary fits. */
  static BalancePlan of(List<Table> tables, List<Address> servers) {
    var primaries = new HashMap<Address, Integer>();
    servers.forEach(server -> primaries.put(server, 0));
    var partitions = tables.stream().flatMap(table -> table.partitions().stream()).toList();
    for (var partition : partitions) {
      partition.primary().ifPresent(primary -> primaries.merge(primary, 1, Integer::sum));
    }
    var moved = new HashSet<Gpid>();
    var moves = new ArrayList<Move>();
    while (true) {
      var move = next(partitions, primaries, moved);
      if (move == null) {
        return new BalancePlan(moves);
      }
      moves.add(move);
      moved.add(move.partition());
      primaries.merge(move.from(), -1, Integer::sum);
      primaries.merge(move.to(), 1, Integer::sum);
    }
  }

  private static Move next(List<Partition> partitions, Map<Address, Integer> primaries, HashSet<Gpid> moved) {
    Move best = null;
    var bestGain = 1;
    for (var partition : partitions) {
      var from = partition.primary().filter(primaries::containsKey);
      if (from.isEmpty() || moved.contains(partition.id())) {
        continue;
      }
      var to = partition.secondaries().stream().filter(primaries::containsKey)
          .min(Comparator.comparing(primaries::get));
      if (to.isPresent() && primaries.get(from.get()) - primaries.get(to.get()) > bestGain) {
        bestGain = primaries.get(from.get()) - primaries.get(to.get());
        best = new Move(partition.id(), from.get(), to.get());
      }
    }
    return best;
  }
}
