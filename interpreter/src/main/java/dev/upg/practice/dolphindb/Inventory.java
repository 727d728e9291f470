package dev.upg.practice.dolphindb;

import dev.upg.practice.host.SshHosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the inventory in Ansible's INI form. */
final class Inventory {
  private Inventory() {}

  static Path write(SshHosts hosts, Path file) throws IOException {
    var text = new StringBuilder("# The practice DolphinDB cluster, and a single node.\n[server]\n");
    for (var name : DolphindbLayout.allHosts()) {
      if (name.equals(DolphindbLayout.SINGLE)) {
        text.append("\n[single]\n");
      }
      var host = hosts.host(name);
      text.append(name).append(" ansible_host=127.0.0.1 ansible_port=").append(host.port()).append(" home=\"")
          .append(Installation.server(host.folder())).append("\"\n");
    }
    return Files.writeString(file, text);
  }
}
