package dev.upg.practice.host;

/** Sees each command that comes in; faults hook in here. */
public interface CommandWatcher {
  CommandWatcher NONE = (host, command) -> false;

  /** Whether the connection is cut instead of telling how the command ended. */
  boolean cutsConnection(String host, String command);
}
