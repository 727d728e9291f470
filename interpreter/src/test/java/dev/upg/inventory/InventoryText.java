package dev.upg.inventory;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Label;
import dev.upg.diagnostic.Note;

import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints what was read, for golden files. */
final class InventoryText {
  private InventoryText() {}

  static String of(Inventory inventory) {
    var out = new StringBuilder();
    for (var node : inventory.nodes()) {
      out.append(node.name()).append("  ").append(address(node)).append("  (").append(node.origin()).append(")\n");
      new TreeMap<>(node.variables()).values()
          .forEach(variable -> out.append("  ").append(variable.name()).append(" = ")
              .append(variable.value().map(Values::shown).map(text -> text.replace("\n", "\\n")).orElse("null"))
              .append("  (")
              .append(variable.origin()).append(")\n"));
    }
    out.append("groups\n");
    inventory.groups().forEach((name, nodes) -> out.append("  ").append(name).append(": ")
        .append(nodes.stream().map(InventoryNode::name).collect(Collectors.joining(" "))).append('\n'));
    return out.toString();
  }

  private static String address(InventoryNode node) {
    var address = node.address();
    var text = new StringBuilder(address.local() ? "this machine" : "ssh ");
    if (!address.local()) {
      address.user().ifPresent(user -> text.append(user).append('@'));
      text.append(address.host());
      address.port().ifPresent(port -> text.append(':').append(port));
      address.identityFile().ifPresent(file -> text.append(" key ").append(file));
    }
    node.become().ifPresent(user -> text.append(" as ").append(user));
    return text.toString();
  }

  static String of(Diagnostics diagnostics) {
    return diagnostics.sorted().stream().map(InventoryText::of).collect(Collectors.joining());
  }

  private static String of(Diagnostic diagnostic) {
    var place = diagnostic.at().map(Label::span).map(span -> span + ": ").orElse("");
    return place + diagnostic.severity().word() + " " + diagnostic.code().id() + " " + diagnostic.title()
        + diagnostic.at().map(label -> " | `" + label.span().text() + "` " + label.text()).orElse("")
        + diagnostic.related().stream().map(label -> " | " + label.span() + " " + label.text())
            .collect(Collectors.joining())
        + diagnostic.notes().stream().map(Note::text).map(text -> " | " + text).collect(Collectors.joining()) + "\n";
  }
}
