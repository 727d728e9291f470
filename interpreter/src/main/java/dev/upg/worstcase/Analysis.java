package dev.upg.worstcase;

import dev.upg.check.CheckedProgram;
import dev.upg.eval.NativeFunction;
import dev.upg.tree.Statement;
import dev.upg.value.Value;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts of one analysis, which know each other through it, and what they found. */
final class Analysis {
  private final CheckedProgram program;
  private final Map<String, NativeFunction> natives;
  private final Map<String, AbstractValue> globals;
  private final Optional<Set<String>> limit;
  private final Map<Statement, TimeBound> found = new IdentityHashMap<>();
  private final Expressions expressions = new Expressions(this);
  private final Calls calls = new Calls(this);
  private final Statements statements = new Statements(this);

  Analysis(CheckedProgram program, Map<String, NativeFunction> natives, Map<String, AbstractValue> globals,
      Optional<Set<String>> limit) {
    this.program = program;
    this.natives = natives;
    this.globals = globals;
    this.limit = limit;
  }

  CheckedProgram program() {
    return program;
  }

  Map<String, NativeFunction> natives() {
    return natives;
  }

  Map<String, AbstractValue> globals() {
    return globals;
  }

  Expressions expressions() {
    return expressions;
  }

  Calls calls() {
    return calls;
  }

  Statements statements() {
    return statements;
  }

  /** Whether loops take it. */
  boolean isInLimit(Value item) {
    return !(item instanceof Value.NodeRef node) || limit.map(names -> names.contains(node.name())).orElse(true);
  }

  /** A statement of a function may be met many times: the longest counts. */
  void note(Statement statement, TimeBound time) {
    found.merge(statement, time, TimeBound::max);
  }

  Optional<TimeBound> found(Statement statement) {
    return Optional.ofNullable(found.get(statement));
  }
}
