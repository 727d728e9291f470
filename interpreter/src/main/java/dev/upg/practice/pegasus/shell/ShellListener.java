package dev.upg.practice.pegasus.shell;

import java.util.List;

/** Sees each command before it runs; faults hook in here. */
public interface ShellListener {
  ShellListener NONE = words -> {};

  /** Whether the shell prints a warning between its banner and the answer to this command. */
  default boolean warns(List<String> words) {
    return false;
  }

  /** @throws InterruptedException when the shell's process is gone: the command must not run */
  void before(List<String> words) throws InterruptedException;
}
