package dev.upg.inventory;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Works out groups, precedence and addresses. The order is in the package's description. */
final class Resolver {
  private final Draft draft;
  private final VariableFiles files;
  private final Diagnostics diagnostics;
  private final Map<DraftGroup, Integer> depths = new HashMap<>();
  private final Map<String, Map<String, Setting>> groupFiles = new HashMap<>();

  Resolver(Draft draft, VariableFiles files, Diagnostics diagnostics) {
    this.draft = draft;
    this.files = files;
    this.diagnostics = diagnostics;
  }

  Inventory resolve(Span file) {
    var all = draft.group(Draft.ALL);
    for (var group : draft.groups.values()) {
      if (group != all && group.parents.isEmpty()) {
        all.add(group);
      }
    }
    measureDepths(all);
    placeUngrouped(all);
    draft.groups.keySet().forEach(name -> groupFiles.put(name, files.ofGroup(name)));
    var nodes = new LinkedHashMap<DraftNode, InventoryNode>();
    draft.nodes.values().forEach(node -> nodes.put(node, node(node)));
    var groups = new LinkedHashMap<String, List<InventoryNode>>();
    draft.groups.values().forEach(group -> groups.put(group.name, members(group, nodes)));
    groups.put(Draft.ALL, List.copyOf(nodes.values()));
    return new Inventory(List.copyOf(nodes.values()), groups, file);
  }

  /** {@code ungrouped} has exactly the nodes that no other group has, wherever their lines stood. */
  private void placeUngrouped(DraftGroup all) {
    var ungrouped = draft.group(Draft.UNGROUPED);
    for (var node : draft.nodes.values()) {
      boolean grouped = node.groups.stream().anyMatch(group -> group != all && group != ungrouped);
      if (grouped) {
        ungrouped.nodes.remove(node);
        node.groups.remove(ungrouped);
      } else {
        ungrouped.add(node);
      }
    }
  }

  private static List<InventoryNode> members(DraftGroup group, Map<DraftNode, InventoryNode> nodes) {
    var members = new LinkedHashSet<InventoryNode>();
    group.withDescendants().forEach(part -> part.nodes.forEach(node -> members.add(nodes.get(node))));
    return List.copyOf(members);
  }

  private InventoryNode node(DraftNode node) {
    var effective = new LinkedHashMap<String, Setting>();
    var groups = groupsOf(node);
    groups.forEach(group -> effective.putAll(group.settings));
    groups.forEach(group -> effective.putAll(groupFiles.get(group.name)));
    effective.putAll(node.settings);
    effective.putAll(files.ofHost(node.name));
    var variables = new LinkedHashMap<String, Variable>();
    effective.values().forEach(setting -> {
      if (setting.problem().isPresent() && Connection.USED.contains(setting.name())) {
        diagnostics.add(setting.problem().get());
      } else {
        variables.put(setting.name(), setting.variable());
      }
    });
    var connection = Connection.of(node.name, variables, diagnostics);
    return new InventoryNode(node.name, variables, connection.address(), connection.become(), node.origin);
  }

  /** All groups above a node, the weakest first; {@code all} has depth 0 and so comes first. */
  private List<DraftGroup> groupsOf(DraftNode node) {
    var found = new LinkedHashSet<DraftGroup>();
    found.add(draft.group(Draft.ALL));
    var open = new ArrayDeque<>(node.groups);
    while (!open.isEmpty()) {
      var group = open.pop();
      if (found.add(group)) {
        open.addAll(group.parents);
      }
    }
    var sorted = new ArrayList<>(found);
    sorted.sort(Comparator.<DraftGroup>comparingInt(depths::get).thenComparingLong(group -> group.priority)
        .thenComparing(group -> group.name));
    return sorted;
  }

  /** The longest way from {@code all} to each group; a group is done once all its parents are. */
  private void measureDepths(DraftGroup all) {
    var waitingFor = new HashMap<DraftGroup, Integer>();
    depths.put(all, 0);
    var done = new ArrayDeque<>(List.of(all));
    while (!done.isEmpty()) {
      var parent = done.pop();
      for (var child : parent.children) {
        depths.merge(child, depths.get(parent) + 1, Math::max);
        if (waitingFor.merge(child, 1, Integer::sum) == child.parents.size()) {
          done.push(child);
        }
      }
    }
  }
}
