package dev.upg.practice.openmldb;

import dev.upg.practice.cluster.InventoryText;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Role;

/** The inventory: a node for each component, of which several are on one host. */
final class Inventory {
  private Inventory() {}

  static InventoryText of(OpenmldbLayout layout, OpenmldbModel model, SshHosts hosts, Installation installation) {
    var text = new InventoryText(layout.description());
    for (var role : Role.values()) {
      text.group(role.word());
      for (var component : model.of(role)) {
        var place = OpenmldbLayout.place(component.name());
        text.node(component.name(), hosts.host(place.host()), installation.home(place),
            "endpoint=" + component.endpoint());
      }
    }
    return text;
  }
}
