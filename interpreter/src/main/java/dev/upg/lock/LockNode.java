package dev.upg.lock;

import dev.upg.host.Host;

import java.util.Optional;

/**
 * A node that keeps the cluster's lock.
 *
 * @param key what tells the node apart from others on its machine; the same for whoever reaches it
 * @param folder for temporary files; empty: the machine's own
 */
public record LockNode(String name, String key, Host host, Optional<String> folder) {}
