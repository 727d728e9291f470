package dev.upg.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A group while its files are being read. Identity, not equality, tells groups apart. */
final class DraftGroup {
  final String name;
  final Set<DraftNode> nodes = new LinkedHashSet<>();
  final Set<DraftGroup> parents = new LinkedHashSet<>();
  final Set<DraftGroup> children = new LinkedHashSet<>();
  final Map<String, Setting> settings = new LinkedHashMap<>();
  /** Among groups of one depth the larger one is stronger. */
  long priority = 1;

  DraftGroup(String name) {
    this.name = name;
  }

  void add(DraftNode node) {
    nodes.add(node);
    node.groups.add(this);
  }

  void add(DraftGroup child) {
    children.add(child);
    child.parents.add(this);
  }

  /** This group and all below it, itself first, each once. */
  Set<DraftGroup> withDescendants() {
    var found = new LinkedHashSet<DraftGroup>();
    var open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      var group = open.pop();
      if (found.add(group)) {
        new ArrayList<>(group.children).reversed().forEach(open::push);
      }
    }
    return found;
  }
}
