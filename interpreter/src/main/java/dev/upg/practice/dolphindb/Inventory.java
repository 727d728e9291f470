package dev.upg.practice.dolphindb;

import dev.upg.practice.host.SshHosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the inventory in Ansible's INI form. */
final class Inventory {
  private Inventory() {}

  static Path write(SshHosts hosts, DolphindbLayout layout, Path file) throws IOException {
    var text = new StringBuilder("# " + layout.description() + "\n[")
        .append(layout.form().isCluster() ? Form.CLUSTER_GROUP : Form.SINGLE_GROUP).append("]\n");
    for (var host : hosts.hosts()) {
      text.append(host.name()).append(" ansible_host=127.0.0.1 ansible_port=").append(host.port()).append(" home=\"")
          .append(Installation.server(host.folder())).append("\"\n");
    }
    return Files.writeString(file, text);
  }
}
