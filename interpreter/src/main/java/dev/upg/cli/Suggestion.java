package dev.upg.cli;

import dev.upg.diagnostic.Spelling;

import java.util.Collection;

/** The end of a sentence about a name that doesn't exist. */
final class Suggestion {
  private Suggestion() {}

  /** {@code ; did you mean `run`?}, or nothing when no name is near. */
  static String of(String typed, Collection<String> names) {
    return Spelling.nearest(typed, names).map(name -> "; did you mean `" + name + "`?").orElse("");
  }
}
