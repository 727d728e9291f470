package dev.upg.practice.pegasus;

import dev.upg.practice.cluster.InventoryText;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.pegasus.model.Role;

/** The inventory: a node for each server. */
final class Inventory {
  private Inventory() {}

  static InventoryText of(PegasusLayout layout, SshHosts hosts) {
    var text = new InventoryText(layout.description());
    for (var role : Role.values()) {
      text.group(role.word());
      for (var node : layout.nodes(role)) {
        var host = hosts.host(node.name());
        text.node(node.name(), host, Installation.home(host.folder()), "port=" + node.address().port());
      }
    }
    return text;
  }
}
