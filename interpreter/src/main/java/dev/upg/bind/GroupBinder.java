package dev.upg.bind;

import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Spelling;
import dev.upg.inventory.Inventory;
import dev.upg.inventory.InventoryNode;
import dev.upg.tree.Parameter;
import dev.upg.type.Type;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds an inventory against the {@code inventory} block: groups, counts, variables and their types. */
final class GroupBinder {
  private final Diagnostics diagnostics;
  /** A node in two groups that both want the same variable is told once. */
  private final Set<String> told = new HashSet<>();

  private GroupBinder(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static Map<String, List<Value.NodeRef>> bind(CheckedProgram program, Inventory inventory, Diagnostics diagnostics) {
    var binder = new GroupBinder(diagnostics);
    var groups = new LinkedHashMap<String, List<Value.NodeRef>>();
    program.groups().values().forEach(group -> groups.put(group.name(), binder.group(group, inventory)));
    return groups;
  }

  private List<Value.NodeRef> group(CheckedProgram.Group group, Inventory inventory) {
    var nodes = inventory.groups().get(group.name());
    long min = group.declaration().min();
    if (nodes == null) {
      if (min > 0) {
        diagnostics.add(Diagnostic.error(Code.MISSING_GROUP, "The inventory has no group `" + group.name() + "`",
            inventory.file(), Spelling.label(group.name(), inventory.groups().keySet(), "not in this file"))
            .related(group.span(), "wanted here, with " + count(group)).help("Add it: `[" + group.name() + "]`."));
      }
      return List.of();
    }
    if (nodes.size() < min || group.declaration().max().filter(max -> nodes.size() > max).isPresent()) {
      diagnostics.add(Diagnostic.error(Code.NODE_COUNT, "The group `" + group.name() + "` has " + nodes(nodes.size())
          + ", " + count(group) + " wanted", nodes.isEmpty() ? inventory.file() : nodes.getLast().origin(),
          nodes.isEmpty() ? "no node in this group" : "the last of them").related(group.span(), "wanted here"));
    }
    return nodes.stream().map(node -> node(node, group)).toList();
  }

  private static String count(CheckedProgram.Group group) {
    long min = group.declaration().min();
    return group.declaration().max().map(max -> max == min ? nodes(min) : min + " to " + nodes(max))
        .orElse(min + " or more nodes");
  }

  private static String nodes(long count) {
    return count == 1 ? "1 node" : count + " nodes";
  }

  private Value.NodeRef node(InventoryNode node, CheckedProgram.Group group) {
    var values = new LinkedHashMap<String, Value>();
    var missing = new ArrayList<Parameter>();
    for (var wanted : group.declaration().variables()) {
      var name = wanted.name().text();
      var type = group.type().variables().get(name);
      var given = node.variables().get(name);
      if (given == null) {
        if (type instanceof Type.OptionalOf && wanted.defaultValue().isEmpty()) {
          values.put(name, Value.NONE);
        } else if (wanted.defaultValue().isEmpty()) {
          missing.add(wanted);
        }
        continue;
      }
      try {
        values.put(name, TypedValue.of(given.value(), type));
      } catch (TypedValue.NotOfType e) {
        if (told.add(node.name() + "/" + name)) {
          diagnostics.add(Diagnostic.error(Code.BAD_NODE_VARIABLE, "`" + name + "` of `" + node.name()
              + "` is no `" + type + "`", given.origin(), e.getMessage()).related(wanted.span(), "declared here"));
        }
      }
    }
    for (var wanted : missing) {
      if (told.add(node.name() + "/" + wanted.name().text())) {
        diagnostics.add(Diagnostic.error(Code.MISSING_NODE_VARIABLE,
            "`" + node.name() + "` has no variable `" + wanted.name().text() + "`", node.origin(),
            "not set for this node" + Spelling.nearest(wanted.name().text(), node.variables().keySet())
                .map(near -> "; is `" + near + "` meant?").orElse(""))
            .related(wanted.span(), "wanted here")
            .help("Set it on this line, or for all in `[" + group.name() + ":vars]`."));
      }
    }
    return new Value.NodeRef(node.name(), node.address(), node.become(), values);
  }
}
