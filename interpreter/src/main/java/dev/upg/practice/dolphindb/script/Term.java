package dev.upg.practice.dolphindb.script;

import java.util.List;

/** An expression of a script. */
sealed interface Term {
  /** A text, number, truth value or time. */
  record Literal(Object value) implements Term {}

  record Call(String function, List<Term> arguments) implements Term {}

  /** A function as a value, {@code getConfig{`chunkMetaDir}}, with the arguments it has already. */
  record Partial(String function, List<Term> arguments) implements Term {}
}
