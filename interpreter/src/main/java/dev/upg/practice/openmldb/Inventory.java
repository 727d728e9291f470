package dev.upg.practice.openmldb;

import dev.upg.practice.host.SshHosts;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the inventory in Ansible's INI form: a node for each component, of which several are on one host. */
final class Inventory {
  private Inventory() {}

  static Path write(OpenmldbModel model, SshHosts hosts, Installation installation, Path file) throws IOException {
    var text = new StringBuilder("# The practice OpenMLDB cluster.\n");
    for (var role : Role.values()) {
      text.append("\n[").append(role.word()).append("]\n");
      for (var component : model.of(role)) {
        var place = OpenmldbLayout.place(component.name());
        var host = hosts.host(place.host());
        text.append(component.name()).append(" ansible_host=127.0.0.1 ansible_port=").append(host.port())
            .append(" home=\"").append(installation.home(place)).append("\" endpoint=")
            .append(component.endpoint()).append('\n');
      }
    }
    return Files.writeString(file, text);
  }
}
