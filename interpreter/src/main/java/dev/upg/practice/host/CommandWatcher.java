package dev.upg.practice.host;

/** Sees each command that has ended; faults hook in here. */
public interface CommandWatcher {
  CommandWatcher NONE = (host, command) -> false;

  /** Whether the connection is cut instead of telling how the command ended. */
  boolean cutsConnection(SshHost host, String command);
}
