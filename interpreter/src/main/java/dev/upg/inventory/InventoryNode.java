package dev.upg.inventory;

import dev.upg.host.HostAddress;
import dev.upg.source.Span;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One node: a process or a machine; several may share a host.
 *
 * @param variables after all precedence rules, the {@code ansible_…} ones included
 * @param address from {@code ansible_host}, {@code ansible_port}, {@code ansible_user}, {@code ansible_ssh_private_key_file},
 *   {@code ansible_connection}
 * @param become the user of {@code ansible_become}/{@code ansible_become_user}, or empty
 */
public record InventoryNode(String name, Map<String, Variable> variables, HostAddress address,
    java.util.Optional<String> become, Span origin) {
  public InventoryNode {
    variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
