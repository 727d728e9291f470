package dev.upg.journal;

import dev.upg.value.Value;

/** What an effect gave back. */
public sealed interface Answer {
  /** An accepted exit code and the output of a command. */
  record OfCommand(int code, String stdout, String stderr, boolean truncated) implements Answer {}

  /** The value of a native function, or of a question to a person. */
  record OfValue(Value value) implements Answer {}
}
