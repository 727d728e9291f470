package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster behind the curtain, for tests of whole runs.
 *
 * @param leader what the meta leader holds; empty while there is none
 * @param nodes all servers: meta servers, replica servers, collectors
 * @param healthy whether every partition has all its replicas
 * @param mostDown the largest number of servers that were down at the same time, ever
 * @param stoppedWithPrimaries names of replica servers that were ever stopped while they had primaries
 * @param stoppedWithReplicas the same with any replicas
 * @param fewestReplicas the smallest number of replicas that a partition ever had
 * @param lostPrimary whether a partition was ever without a primary
 * @param shortestMetaPause from the start of a meta server to the next stop of one; empty when there was none
 */
public record PegasusSnapshot(Optional<LeaderState> leader, List<NodeState> nodes, boolean healthy, int mostDown,
    Set<String> stoppedWithPrimaries, Set<String> stoppedWithReplicas, int fewestReplicas, boolean lostPrimary,
    Optional<Duration> shortestMetaPause) {

  /** The settings that an upgrade may change. */
  public record LeaderState(String name, MetaLevel level, long assignDelayMs, int addSecondaryMax, boolean flowControl,
      boolean onlyMovePrimary, int livePercentage, List<Address> blackList) {

    /** By their names in Pegasus. */
    public Map<String, String> settings() {
      return Map.of("meta_level", level.toString(), "assign_delay_ms", Long.toString(assignDelayMs),
          "add_secondary_max_count_for_one_node", Integer.toString(addSecondaryMax),
          "add_secondary_enable_flow_control", Boolean.toString(flowControl), "only_move_primary",
          Boolean.toString(onlyMovePrimary), "live_percentage", Integer.toString(livePercentage),
          "assign_secondary_black_list", blackList.toString());
    }
  }

  /**
   * @param running the process itself
   * @param alive as the meta leader thinks; for other servers the same as {@code running}
   * @param replicas primaries and secondaries in the partition table
   * @param starts how often it was started, the first time included
   */
  public record NodeState(String name, Role role, String version, boolean running, boolean alive, int primaries,
      int replicas,
      int starts) {}

  public PegasusSnapshot {
    nodes = List.copyOf(nodes);
  }

  /** @throws IllegalArgumentException when there is no such server */
  public NodeState node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server " + name));
  }
}
