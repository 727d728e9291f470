package dev.upg.practice.dolphindb;

import dev.upg.practice.cluster.InventoryText;
import dev.upg.practice.host.SshHosts;

/** The inventory: a node for each host. */
final class Inventory {
  private Inventory() {}

  static InventoryText of(DolphindbLayout layout, SshHosts hosts) {
    var text = new InventoryText(layout.description());
    text.group(layout.form().isCluster() ? Form.CLUSTER_GROUP : Form.SINGLE_GROUP);
    hosts.hosts().forEach(host -> text.node(host.name(), host, Installation.server(host.folder())));
    return text;
  }
}
