package dev.upg.bind;

import dev.upg.check.CheckedProgram;
import dev.upg.value.Value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A checked program with its inventory and parameters: all that a run needs to know before it starts.
 *
 * @param parameters the values given; a parameter that has a default may be missing
 * @param groups the nodes of each group of the inventory block; a variable that has a default may be missing
 * @param limit the names of the nodes that loops are limited to; empty: no limit
 */
public record Bound(CheckedProgram program, Map<String, Value> parameters, Map<String, List<Value.NodeRef>> groups,
    Optional<Set<String>> limit) {
  public Bound {
    parameters = Map.copyOf(parameters);
    groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }
}
