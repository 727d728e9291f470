package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.inventory.Inventory;
import dev.upg.inventory.InventoryNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inventory files of a command line as one inventory. */
final class Inventories {
  private Inventories() {}

  /** Reads every file, even when one has errors; empty when none was given or one can't be used. */
  static Optional<Inventory> read(List<Path> files, Parts parts, Diagnostics diagnostics) {
    var read = files.stream().map(file -> parts.inventory(file, diagnostics)).toList();
    if (read.isEmpty() || read.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return join(read.stream().map(Optional::get).toList(), diagnostics);
  }

  /** A node may be in one file only: whose variables should win isn't for us to guess. */
  private static Optional<Inventory> join(List<Inventory> inventories, Diagnostics diagnostics) {
    if (inventories.size() == 1) {
      return Optional.of(inventories.getFirst());
    }
    var nodes = new LinkedHashMap<String, InventoryNode>();
    Map<String, List<InventoryNode>> groups = new LinkedHashMap<>();
    boolean clash = false;
    for (var inventory : inventories) {
      for (var node : inventory.nodes()) {
        var earlier = nodes.putIfAbsent(node.name(), node);
        if (earlier != null) {
          clash = true;
          diagnostics.add(Diagnostic.error(Code.INVENTORY_SYNTAX, "`" + node.name() + "` is in two inventories",
              node.origin(), "here again").related(earlier.origin(), "first here")
              .help("Leave it in one of them, or give only one with `-i`."));
        }
      }
      inventory.groups()
          .forEach((name, members) -> groups.computeIfAbsent(name, n -> new ArrayList<>()).addAll(members));
    }
    return clash
        ? Optional.empty()
        : Optional.of(new Inventory(List.copyOf(nodes.values()), groups, inventories.getFirst().file()));
  }
}
