package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import java.util.Set;

/** Kinds of words that more than one part of the parser asks for. */
final class Words {
  /** No expression has them, and nothing goes on with them: they begin something, wherever they stand first in a line. */
  static final Set<Integer> BEGINNING = Set.of(PLAYBOOK, MODULE, USE, PARAM, INVENTORY, RECORD, FUN, ACTION, SCOPE, LET,
      FOREACH, WAIT, REQUIRE, ENSURE, GUARD, WITH, STEP, TRY, FAIL, CONFIRM, PAUSE, SAY, RETURN);

  /** They go on with the statement of the line before, unless a {@code :} or the like shows that they are names. */
  static final Set<Integer> CLAUSES = Set.of(ELSE, THEN, RESCUE, ALWAYS, EVERY, TIMEOUT, TIMES, REPEATING, WHERE,
      BATCH);

  /** What has these at the beginning of its line has a block. */
  static final Set<Integer> WITH_BLOCK = Set.of(INVENTORY, RECORD, GROUP, FUN, PROBE, ACTION, SCOPE, ENTER, LEAVE,
      FOREACH,
      WAIT, ENSURE, GUARD, WITH, STEP, TRY, RESCUE, ALWAYS, IF, ELSE, REPEATING);

  /** The same, in the middle of a line. */
  static final Set<Integer> WITH_OWN_BLOCK = Set.of(ELSE, RESCUE, ALWAYS, REPEATING);

  /** A line that begins with these belongs to the header of a block before it. */
  static final Set<Integer> IN_HEADERS = Set.of(EVERY, TIMEOUT, TIMES, REPEATING, WHERE, BATCH, ORDER, SPREAD, STOP,
      ARROW, AND, OR,
      DOT);

  private Words() {}
}
