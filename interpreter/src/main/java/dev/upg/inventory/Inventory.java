package dev.upg.inventory;

import dev.upg.source.Span;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes and groups as an inventory file and the files beside it say, in the order written.
 *
 * @param groups each group's nodes, those of its children included, each once
 */
public record Inventory(List<InventoryNode> nodes, Map<String, List<InventoryNode>> groups, Span file) {
  public Inventory {
    nodes = List.copyOf(nodes);
    groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  public Optional<InventoryNode> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }
}
