package dev.upg.lint;

import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.check.CheckedProgram;
import dev.upg.check.Resolution;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.lint.flow.Bodies;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the walk is, and where findings go. Valid while a listener runs. */
public final class Place {
  private final CheckedModule module;
  private final Optional<CheckedProgram> program;
  private final Functions functions;
  private final Fleet fleet;
  private final List<Finding> findings;
  private final List<Node> around = new ArrayList<>();
  private final Map<Node, Map<String, Expression>> lets = new IdentityHashMap<>();
  private Declaration declaration;

  Place(CheckedModule module, Optional<CheckedProgram> program, Functions functions, Fleet fleet,
      List<Finding> findings) {
    this.module = module;
    this.program = program;
    this.functions = functions;
    this.fleet = fleet;
    this.findings = findings;
  }

  public CheckedModule module() {
    return module;
  }

  /** Empty in a module. */
  public Optional<CheckedProgram> program() {
    return program;
  }

  public Functions functions() {
    return functions;
  }

  public Fleet fleet() {
    return fleet;
  }

  /** The declaration that the walk is in; empty among the statements of a playbook. */
  public Optional<Declaration> declaration() {
    return Optional.ofNullable(declaration);
  }

  /** The declaration or, among the statements of a playbook, the playbook. */
  public Node body() {
    return declaration == null ? module.unit() : declaration;
  }

  /** What the names of the body stand for, by {@code let}. */
  public Map<String, Expression> lets() {
    return lets.computeIfAbsent(body(), Bodies::lets);
  }

  /** What the node stands in, the innermost last. */
  public List<Node> around() {
    return around;
  }

  public boolean isInside(Predicate<Node> like) {
    return around.stream().anyMatch(like);
  }

  /** The innermost of this kind that the node stands in. */
  public <N extends Node> Optional<N> innermost(Class<N> kind) {
    for (int i = around.size() - 1; i >= 0; i--) {
      if (kind.isInstance(around.get(i))) {
        return Optional.of(kind.cast(around.get(i)));
      }
    }
    return Optional.empty();
  }

  /** What a call calls; empty for a lambda's. */
  public Optional<CheckedFunction> called(Expression.Call call) {
    return resolution(call).function();
  }

  public Resolution resolution(Expression.Call call) {
    return module.resolution(call);
  }

  public void report(Diagnostic diagnostic) {
    findings.add(new Finding(diagnostic));
  }

  /** @param fix the one right answer */
  public void report(Diagnostic diagnostic, List<Edit> fix) {
    findings.add(new Finding(diagnostic, fix));
  }

  void enter(Node node) {
    around.add(node);
    if (node instanceof Declaration entered) {
      declaration = entered;
    }
  }

  void leave() {
    if (around.removeLast() instanceof Declaration) {
      declaration = null;
    }
  }
}
