package dev.upg.lock;

import dev.upg.host.Host;

import java.util.Optional;

/**
 * A node that keeps the cluster's lock.
 *
 * @param key the file's name: the same for whoever reaches the machine, however he calls it
 * @param folder for the lock's file; empty: the machine's own
 */
public record LockNode(String name, String key, Host host, Optional<String> folder) {
  /** The variable that names that folder, for hosts that only pretend to be machines of their own. */
  public static final String FOLDER = "UPG_LOCK_DIR";
}
