package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the inventory's files say so far; several files add to one draft. The groups never form a circle. */
final class Draft {
  static final String ALL = "all";
  static final String UNGROUPED = "ungrouped";
  /** More nodes than any cluster has; keeps a slip such as {@code db[1:9999999]} from filling the memory. */
  static final int MAX_NODES = 20_000;
  /** Deeper nesting is a mistake; keeps the walks over groups short. */
  static final int MAX_DEPTH = 100;

  final Map<String, DraftGroup> groups = new LinkedHashMap<>();
  final Map<String, DraftNode> nodes = new LinkedHashMap<>();
  private final Diagnostics diagnostics;

  Draft(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    group(ALL);
    group(UNGROUPED);
  }

  DraftGroup group(String name) {
    return groups.computeIfAbsent(name, DraftGroup::new);
  }

  DraftNode node(String name, Span at) {
    return nodes.computeIfAbsent(name, n -> new DraftNode(n, at));
  }

  /** Sets a group's variable; {@code ansible_group_priority} changes the group instead, as in Ansible. */
  void set(DraftGroup group, Setting setting) {
    if (!setting.name().equals("ansible_group_priority")) {
      group.settings.put(setting.name(), setting);
      return;
    }
    var number = Values.wholeNumber(setting.value().orElse(""));
    if (number.isPresent()) {
      group.priority = number.get();
    } else {
      diagnostics.add(Diagnostic.error(Code.BAD_NODE_VARIABLE,
          "`ansible_group_priority` of `" + group.name + "` isn't a whole number", setting.origin(),
          "expected a number such as 10").help("Write a number: the group with the larger one wins."));
    }
  }

  /** Puts a group below another one, unless that would close a circle: then says so. */
  void nest(DraftGroup parent, DraftGroup child, Span at) {
    if (child.name.equals(ALL)) {
      report(at, "`all` can't be a child of `" + parent.name + "`", "`all` holds every group by itself",
          "Remove this line; to give every node a variable write it in `[all:vars]`.");
    } else if (child.withDescendants().contains(parent)) {
      report(at, "`" + parent.name + "` would hold itself",
          child == parent
              ? "a group can't be its own child"
              : "`" + child.name + "` already holds `" + parent.name + "`",
          "Remove one of the two, so that the groups form a tree.");
    } else {
      parent.add(child);
    }
  }

  private void report(Span at, String title, String label, String help) {
    diagnostics.add(Diagnostic.error(Code.INVENTORY_SYNTAX, title, at, label).help(help));
  }
}
