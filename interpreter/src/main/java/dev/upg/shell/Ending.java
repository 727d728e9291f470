package dev.upg.shell;

/** How a started command line ended. */
public sealed interface Ending {
  record Exited(int code) implements Ending {}

  /** @param signal without SIG, as {@code KILL} */
  record Signalled(String signal) implements Ending {}
}
