package dev.upg.lint.flow;

import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.lint.Functions;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was set and isn't undone yet: by {@code @undo}, or by a command whose opposite has a well-known word. */
public final class Undoing implements Paths.Meaning<Map<String, Expression>> {
  private final Functions functions;
  private final CheckedModule module;
  private final Set<String> closed = new LinkedHashSet<>();

  public Undoing(Functions functions, CheckedModule module) {
    this.functions = functions;
    this.module = module;
  }

  /** All that is undone anywhere. */
  public Set<String> closed() {
    return closed;
  }

  /** How a thing that undoes is called in what {@link #after} gives. */
  public static String key(CheckedFunction function) {
    return function.module().name() + "." + function.signature().name();
  }

  @Override
  public Map<String, Expression> after(Node step, Map<String, Expression> before) {
    var changes = functions.changes(step, module);
    if (changes.isEmpty()) {
      return before;
    }
    var open = new HashMap<>(before);
    for (var change : changes) {
      closes(change).forEach(key -> {
        open.remove(key);
        closed.add(key);
      });
      opens(change).forEach(key -> open.putIfAbsent(key, change));
    }
    return open;
  }

  @Override
  public Map<String, Expression> join(Map<String, Expression> one, Map<String, Expression> other) {
    if (one.equals(other)) {
      return one;
    }
    var all = new HashMap<>(other);
    all.putAll(one);
    return all;
  }

  private Set<String> opens(Expression effect) {
    return switch (effect) {
      case Expression.Call call -> module.resolution(call).function().map(this::opensOf).orElse(Set.of());
      case Expression.RemoteCommand command -> Opposites.opens(functions.text(command));
      case Expression ignored -> Set.of();
    };
  }

  private Set<String> opensOf(CheckedFunction function) {
    Optional<String> undo = functions.marks(function).get("undo").map(mark -> mark.rest());
    return undo.isPresent()
        ? Set.of(function.module().name() + "." + undo.get())
        : functions.summary(function).opens();
  }

  private Set<String> closes(Expression effect) {
    return switch (effect) {
      case Expression.Call call -> module.resolution(call).function().map(function -> {
        var keys = new LinkedHashSet<>(functions.summary(function).closes());
        keys.add(key(function));
        return (Set<String>) keys;
      }).orElse(Set.of());
      case Expression.RemoteCommand command -> Opposites.closes(functions.text(command));
      case Expression ignored -> Set.of();
    };
  }
}
