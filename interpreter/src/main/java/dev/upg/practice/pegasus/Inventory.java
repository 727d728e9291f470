package dev.upg.practice.pegasus;

import dev.upg.practice.host.SshHosts;
import dev.upg.practice.pegasus.model.Role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the inventory in Ansible's INI form. */
final class Inventory {
  private Inventory() {}

  static Path write(PegasusLayout layout, SshHosts hosts, Path file) throws IOException {
    var text = new StringBuilder("# The practice Pegasus cluster.\n");
    for (var role : Role.values()) {
      text.append("\n[").append(role.word()).append("]\n");
      for (var node : layout.nodes()) {
        if (node.role() == role) {
          var host = hosts.host(node.name());
          text.append(node.name()).append(" ansible_host=127.0.0.1 ansible_port=").append(host.port())
              .append(" home=").append(quoted(home(host.folder()))).append(" port=").append(node.address().port())
              .append('\n');
        }
      }
    }
    return Files.writeString(file, text);
  }

  private static String quoted(Path path) {
    return path.toString().contains(" ") ? '"' + path.toString() + '"' : path.toString();
  }

  /** Where the admin shell lies; it stays at its version while the servers are upgraded. */
  static Path tools(Path host) {
    return host.resolve("pegasus-tools");
  }

  static Path home(Path host) {
    return host.resolve("pegasus");
  }
}
