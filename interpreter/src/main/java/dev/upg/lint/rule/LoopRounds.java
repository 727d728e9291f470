package dev.upg.lint.rule;

import dev.upg.lint.Children;
import dev.upg.lint.Place;
import dev.upg.lint.flow.Gate;
import dev.upg.lint.flow.Gates;
import dev.upg.lint.flow.Health;
import dev.upg.lint.flow.HealthPaths;
import dev.upg.lint.flow.Paths;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;
import dev.upg.type.Type;
import dev.upg.type.Types;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Two rounds of a loop over nodes: what the first one leaves, and what the second one takes down then. */
final class LoopRounds {
  private LoopRounds() {}

  /**
   * Empty when the loop isn't over nodes, or over something that has one; and in a {@code guard} that says how healthy the cluster must
   * be, since that is asked before each change.
   */
  static Optional<HealthPaths> of(Foreach loop, Place at) {
    var item = at.module().typeOf(loop.variable().span());
    if (item.filter(LoopRounds::hasNode).isEmpty() || isGuarded(at)) {
      return Optional.empty();
    }
    var lets = at.lets();
    var paths = new HealthPaths(at.functions(), at.module(), lets, concerns(loop.variable().text(), lets, at));
    var body = loop.body().statements();
    var first = new Paths<>(paths).follow(body, Health.WHOLE).normal();
    first.ifPresent(left -> new Paths<>(paths).follow(body, left.nextRound()));
    return Optional.of(paths);
  }

  private static boolean isGuarded(Place at) {
    var gates = new Gates(at.functions(), at.module(), at.lets());
    return at.isInside(node -> node instanceof Statement.Guard guard && gates.of(guard.condition()) == Gate.CLUSTER);
  }

  private static boolean hasNode(Type type) {
    return Types.holds(type, part -> part instanceof Type.NodeWith);
  }

  /** Which calls and commands are about the loop's item: they are given it, or run on it. */
  static Predicate<Expression> concerns(String variable, Map<String, Expression> lets, Place at) {
    return effect -> switch (effect) {
      case Expression.RemoteCommand command -> mentions(command.node(), variable, lets, 0);
      case Expression.Call call -> {
        var resolution = at.resolution(call);
        var parameters = resolution.function().map(function -> function.signature().parameters());
        boolean found = false;
        for (int i = 0; i < resolution.arguments().size() && !found; i++) {
          int index = i;
          found = resolution.arguments().get(i).filter(argument -> mentions(argument, variable, lets, 0)).isPresent()
              && parameters.filter(all -> hasNode(all.get(index).type())).isPresent();
        }
        yield found;
      }
      case Expression ignored -> false;
    };
  }

  static boolean mentions(Expression expression, String variable, Map<String, Expression> lets, int depth) {
    return Children.any(expression, node -> node instanceof Expression.NameUse use && (use.name().equals(variable)
        || depth < 4 && lets.containsKey(use.name())
            && mentions(lets.get(use.name()), variable, lets, depth + 1)));
  }
}
