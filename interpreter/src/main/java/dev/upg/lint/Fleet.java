package dev.upg.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes of each group of a playbook, where an inventory was given.
 *
 * @param hosts by group, the host of each node
 */
public record Fleet(Optional<Map<String, List<String>>> hosts) {
  public static final Fleet UNKNOWN = new Fleet(Optional.empty());

  public Fleet {
    hosts = hosts.map(Map::copyOf);
  }

  public Optional<List<String>> hostsOf(String group) {
    return hosts.map(groups -> groups.getOrDefault(group, List.of()));
  }
}
