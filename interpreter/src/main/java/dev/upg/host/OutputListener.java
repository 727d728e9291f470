package dev.upg.host;

/** Hears a command's output line by line while it runs; called from one thread at a time. */
@FunctionalInterface
public interface OutputListener {
  /** @param line without its end; a last line without newline counts as a line */
  void line(Stream stream, String line);

  /** The machine says that the command begins; before its first line, and again over each new connection to a job. */
  default void begun() {}

  enum Stream { STDOUT, STDERR }

  OutputListener NONE = (stream, line) -> {};
}
