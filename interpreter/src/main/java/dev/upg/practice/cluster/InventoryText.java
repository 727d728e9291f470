package dev.upg.practice.cluster;

import dev.upg.practice.host.SshHost;

import java.nio.file.Path;

/** An inventory in Ansible's INI form, written from top to bottom. */
public final class InventoryText {
  private final StringBuilder text;

  /** @param cluster what it is, for people */
  public InventoryText(String cluster) {
    this.text = new StringBuilder("# " + cluster + "\n");
  }

  /** Begins a group; the nodes that follow are in it. */
  public void group(String name) {
    text.append("\n[").append(name).append("]\n");
  }

  /** @param variables more of them, as {@code name=value} */
  public void node(String name, SshHost host, Path home, String... variables) {
    text.append(name).append(" ansible_host=127.0.0.1 ansible_port=").append(host.port()).append(" home=\"")
        .append(home)
        .append('"');
    for (var variable : variables) {
      text.append(' ').append(variable);
    }
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
