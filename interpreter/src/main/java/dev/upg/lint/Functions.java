package dev.upg.lint;

import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;
import dev.upg.lint.flow.Bodies;
import dev.upg.lint.flow.Disruption;
import dev.upg.lint.flow.Gate;
import dev.upg.lint.flow.Health;
import dev.upg.lint.flow.HealthPaths;
import dev.upg.lint.flow.Looking;
import dev.upg.lint.flow.Paths;
import dev.upg.lint.flow.Summary;
import dev.upg.lint.flow.Undoing;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.type.Effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of functions and commands: found out when first asked for, then kept. Not thread-safe. */
public final class Functions {
  private final LibraryFacts library;
  private final Map<Declaration, Marks> marks = new IdentityHashMap<>();
  private final Map<Declaration, Summary> summaries = new IdentityHashMap<>();
  private final Map<CheckedModule, Boolean> markingGates = new IdentityHashMap<>();
  private final Map<Node, List<Expression>> changes = new IdentityHashMap<>();
  private final Map<Expression, Effect> effects = new IdentityHashMap<>();
  private final Map<Expression.RemoteCommand, Optional<ShellCommand>> disruptions = new IdentityHashMap<>();
  private final Map<Expression.RemoteCommand, CommandText> texts = new IdentityHashMap<>();

  /** @param library what is known of its functions before they are looked at */
  public Functions(LibraryFacts library) {
    this.library = library;
  }

  /** What a step of this module changes: its calls of actions and its changing commands, in the order they are made. */
  public List<Expression> changes(Node step, CheckedModule module) {
    var known = changes.get(step);
    if (known == null) {
      var found = new ArrayList<Expression>();
      Bodies.effects(step, effect -> {
        if (effect instanceof Expression.RemoteCommand command && command.changes()
            || effect instanceof Expression.Call call && module.resolution(call).effect() == Effect.ACTION) {
          found.add(effect);
        }
      });
      known = found.isEmpty() ? List.of() : found;
      changes.put(step, known);
    }
    return known;
  }

  public Marks marks(CheckedFunction function) {
    return marks.computeIfAbsent(function.declaration(), any -> Marks.of(function));
  }

  /** Whether a module says which of its functions are gates: then the others are none. */
  public boolean marksGates(CheckedModule module) {
    return markingGates.computeIfAbsent(module,
        any -> module.functions().values().stream().anyMatch(function -> marks(function).has("gate")));
  }

  public CommandText text(Expression.RemoteCommand command) {
    return texts.computeIfAbsent(command, CommandText::new);
  }

  /** The program after which something doesn't serve. */
  public Optional<ShellCommand> takesDown(Expression.RemoteCommand command) {
    return disruptions.computeIfAbsent(command, any -> Disruption.in(text(command)));
  }

  /** What evaluating an expression of this module may do. */
  public Effect effect(Expression expression, CheckedModule module) {
    return effects.computeIfAbsent(expression, any -> effectOf(expression, module));
  }

  private static Effect effectOf(Expression expression, CheckedModule module) {
    var effect = new Effect[]{Effect.PURE};
    Children.walk(expression, node -> effect[0] = effect[0].or(switch (node) {
      case Expression.Call call -> module.resolution(call).effect();
      case Expression.RemoteCommand command -> command.changes() ? Effect.ACTION : Effect.PROBE;
      default -> Effect.PURE;
    }));
    return effect[0];
  }

  public Summary summary(CheckedFunction function) {
    var known = summaries.get(function.declaration());
    if (known == null) {
      known = function.signature().kind().effect() == Effect.ACTION
          ? library.of(function).orElseGet(() -> summarize(function))
          : Summary.NOTHING;
      summaries.put(function.declaration(), known);
    }
    return known;
  }

  private Summary summarize(CheckedFunction function) {
    var body = function.declaration();
    var statements = Bodies.statements(body);
    var lets = Bodies.lets(body);
    var module = function.module();

    var paths = new HealthPaths(this, module, lets, any -> true);
    var clean = ends(new Paths<>(paths).follow(statements, Health.WHOLE), paths);
    var marker = new Expression.NoneLiteral(body.span());
    var dirtyPaths = new HealthPaths(this, module, lets, any -> true);
    var dirty = ends(new Paths<>(dirtyPaths).follow(statements, new Health(null, null, marker, null)), dirtyPaths);

    var looking = new Looking(this, module, lets);
    var looked = new Paths<>(looking).follow(statements, false);

    var undoing = new Undoing(this, module);
    var undone = new Paths<>(undoing).follow(statements, new TreeMap<>());
    var open = new HashMap<String, Expression>();
    undone.normal().ifPresent(open::putAll);
    undone.returned().ifPresent(open::putAll);

    var marked = marks(function);
    boolean within = marked.has("disrupts") || disrupts(function);
    boolean disrupts = marked.has("disrupts") || clean.map(known -> known.down() != null).orElse(false);
    return new Summary(disrupts, within, gate(marked, dirty), firstGate(dirtyPaths, dirty, within),
        statements.isEmpty() ? false : looked.normal().orElse(true) && looked.returned().orElse(true),
        marked.has("disrupts") && statements.isEmpty() || !looking.unlooked().isEmpty(),
        body instanceof Declaration.Scope ? new TreeSet<>() : new TreeSet<>(open.keySet()), undoing.closed());
  }

  private boolean disrupts(CheckedFunction function) {
    return Bodies.statements(function.declaration()).stream()
        .anyMatch(statement -> Children.any(statement, node -> switch (node) {
          case Expression.Call call -> function.module().resolution(call).function()
              .map(called -> summary(called).disruptsWithin()).orElse(false);
          case Expression.RemoteCommand command -> command.changes() && takesDown(command).isPresent();
          default -> false;
        }));
  }

  private static Gate gate(Marks marked, Optional<Health> dirty) {
    var mark = marked.get("gate");
    if (mark.isPresent()) {
      return mark.get().rest().startsWith("node") ? Gate.NODE : Gate.CLUSTER;
    }
    return dirty.map(known -> known.earlier() != null
        ? Gate.NONE
        : known.earlierNodeOnly() != null ? Gate.NODE : Gate.CLUSTER).orElse(Gate.NONE);
  }

  /** What takes something down in it meets nothing that was down before. */
  private static Gate firstGate(HealthPaths paths, Optional<Health> dirty, boolean within) {
    if (!within || dirty.isEmpty() || !paths.clashes().isEmpty()) {
      return Gate.NONE;
    }
    return paths.nodeClashes().isEmpty() ? Gate.CLUSTER : Gate.NODE;
  }

  private static Optional<Health> ends(Paths.Ends<Health> ends, HealthPaths paths) {
    return ends.normal().isEmpty()
        ? ends.returned()
        : ends.returned().isEmpty()
            ? ends.normal()
            : Optional.of(paths.join(ends.normal().get(), ends.returned().get()));
  }
}
