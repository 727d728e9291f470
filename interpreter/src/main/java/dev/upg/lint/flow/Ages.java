package dev.upg.lint.flow;

import dev.upg.check.CheckedModule;
import dev.upg.lint.Children;
import dev.upg.lint.Functions;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.tree.Statement;
import dev.upg.type.Effect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which names tell what was found out since the last change (true), and which before it (false). */
public final class Ages implements Paths.Meaning<Map<String, Boolean>> {
  private final Functions functions;
  private final CheckedModule module;
  private final Map<Expression, String> stale = new LinkedHashMap<>();

  public Ages(Functions functions, CheckedModule module) {
    this.functions = functions;
    this.module = module;
  }

  /** Conditions that hang only on what was before a change, with a name in each. */
  public Map<Expression, String> stale() {
    return stale;
  }

  @Override
  public Map<String, Boolean> after(Node step, Map<String, Boolean> before) {
    switch (step) {
      case Statement.Let let -> {
        var effect = functions.effect(let.value(), module);
        var now = new HashMap<>(effect == Effect.ACTION ? changed(before) : before);
        if (effect == Effect.PURE) {
          age(let.value(), before).ifPresent(fresh -> now.put(let.name().text(), fresh));
        } else if (effect == Effect.PROBE) {
          now.put(let.name().text(), true);
        }
        return now;
      }
      case Statement.Require require -> ask(require.condition(), before);
      // What only looks or tells may well go by what was.
      case Statement.If branch when changes(branch.then()) || branch.otherwise().filter(this::changes).isPresent() ->
        ask(
            branch.condition(), before);
      case Node ignored -> {
      }
    }
    return functions.changes(step, module).stream().anyMatch(this::counts) ? changed(before) : before;
  }

  /** A command, or what takes something down: else every setting would make all that is known old. */
  private boolean counts(Expression change) {
    return !(change instanceof Expression.Call call)
        || module.resolution(call).function().map(functions::summary).map(Summary::disruptsWithin).orElse(false);
  }

  @Override
  public Map<String, Boolean> join(Map<String, Boolean> one, Map<String, Boolean> other) {
    var both = new HashMap<>(one);
    other.forEach((name, fresh) -> both.merge(name, fresh, (a, b) -> a || b));
    return both;
  }

  private boolean changes(Node block) {
    return Children.any(block, node -> node instanceof Expression.RemoteCommand command && command.changes()
        || node instanceof Expression.Call call && module.resolution(call).effect() == Effect.ACTION);
  }

  private void ask(Expression condition, Map<String, Boolean> ages) {
    if (functions.effect(condition, module) == Effect.PURE
        && age(condition, ages).filter(fresh -> !fresh).isPresent()) {
      Children.walk(condition, node -> {
        if (node instanceof Expression.NameUse use && ages.containsKey(use.name())) {
          stale.putIfAbsent(condition, use.name());
        }
      });
    }
  }

  /** The age of the youngest that is asked; empty when nothing is that was found out. */
  private static Optional<Boolean> age(Expression expression, Map<String, Boolean> ages) {
    var found = new Boolean[1];
    Children.walk(expression, node -> {
      if (node instanceof Expression.NameUse use && ages.containsKey(use.name())) {
        found[0] = ages.get(use.name()) || found[0] != null && found[0];
      }
    });
    return Optional.ofNullable(found[0]);
  }

  private static Map<String, Boolean> changed(Map<String, Boolean> ages) {
    var all = new HashMap<>(ages);
    all.replaceAll((name, fresh) -> false);
    return all;
  }
}
