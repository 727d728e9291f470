package dev.upg.shell;

import dev.upg.host.HostFailure;

/** A place where command lines can be started. Thread-safe. */
public interface Machine {
  /** As the inventory calls it. */
  String name();

  /**
   * Starts a line for the user's login shell.
   *
   * @param purpose what for: work may have to wait for its turn, ending a command may not
   */
  StartedCommand start(String commandLine, Purpose purpose) throws HostFailure, InterruptedException;

  enum Purpose { WORK, ENDING }
}
