package dev.upg.shell;

import dev.upg.host.HostFailure;

/** A place where command lines can be started. Thread-safe. */
public interface Machine {
  /** As the inventory calls it. */
  String name();

  /** Whether starting takes so long that it pays to have shells started before there is a command for them. */
  boolean isFar();

  /**
   * Starts a line for the user's login shell.
   *
   * @param purpose what for: work may have to wait for its turn, ending a command may not; a shell ahead of its command has a
   *     turn of its own, so that it takes none from work
   */
  StartedCommand start(String commandLine, Purpose purpose) throws HostFailure, InterruptedException;

  enum Purpose { WORK, ENDING, AHEAD }
}
