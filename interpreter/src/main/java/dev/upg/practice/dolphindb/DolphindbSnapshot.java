package dev.upg.practice.dolphindb;

import java.util.List;
import java.util.Optional;

/**
 * A practice cluster at one moment.
 *
 * @param mostDown how many data nodes of the cluster didn't serve at once, at most
 * @param suspended aliases of the controllers whose recovery is suspended
 * @param acknowledged how many rows the writer was told of
 * @param missing ids of acknowledged rows that no replica has, on line or not
 */
public record DolphindbSnapshot(List<NodeState> nodes, Optional<String> leader, int elections, int mostDown,
    boolean healthy, List<String> suspended, int acknowledged, List<Long> missing) {

  /** @param version the first word of {@code version()}: of what runs, or ran last */
  public record NodeState(String alias, String host, boolean serves, String version, int starts) {}

  public NodeState node(String alias) {
    return nodes.stream().filter(node -> node.alias().equals(alias)).findFirst().orElseThrow();
  }
}
