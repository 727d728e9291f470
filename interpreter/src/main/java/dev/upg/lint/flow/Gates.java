package dev.upg.lint.flow;

import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.lint.Functions;
import dev.upg.tree.Expression;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.tree.Expression.UnaryOperator;
import dev.upg.type.Effect;
import dev.upg.type.Type;

import java.util.Map;

/**
 * What the truth of a condition says about health. In a module that marks its gates only these are any. Elsewhere whatever looks at the
 * cluster is one, unless it is denied: {@code not running(node)} is what a stop waits for. Asked for a node it speaks of the node,
 * asked for all of a list, or of nothing in particular, of the cluster.
 */
public final class Gates {
  private final Functions functions;
  private final CheckedModule module;
  private final Map<String, Expression> lets;

  /** @param lets what the names in reach stand for: a condition on what was found out is one on the finding out */
  public Gates(Functions functions, CheckedModule module, Map<String, Expression> lets) {
    this.functions = functions;
    this.module = module;
    this.lets = lets;
  }

  public Gate of(Expression condition) {
    return of(condition, false, 0);
  }

  private Gate of(Expression expression, boolean ofAll, int depth) {
    return switch (expression) {
      case Expression.Unary(var span, var operator, var operand) when operator == UnaryOperator.NOT -> denied(operand,
          ofAll, depth);
      case Expression.Binary binary -> {
        var left = of(binary.left(), ofAll, depth);
        var right = of(binary.right(), ofAll, depth);
        yield binary.operator() == BinaryOperator.OR ? left.and(right) : left.or(right);
      }
      case Expression.Conditional choice -> of(choice.then(), ofAll, depth).and(of(choice.otherwise(), ofAll, depth));
      case Expression.Member member -> of(member.target(), ofAll, depth);
      case Expression.Index index -> of(index.target(), ofAll, depth);
      case Expression.Call call -> call(call, ofAll, depth);
      case Expression.RemoteCommand ignored -> ofAll ? Gate.CLUSTER : Gate.NODE;
      case Expression.NameUse use when lets.containsKey(use.name()) && depth < 4 -> of(lets.get(use.name()), ofAll,
          depth + 1);
      case Expression.ListLiteral list -> list.items().stream().map(item -> of(item, ofAll, depth)).reduce(Gate.NONE,
          Gate::or);
      case Expression ignored -> Gate.NONE;
    };
  }

  /** {@code not down(node).is_empty()} says nothing; {@code not (a or b)} neither. A double no is a yes. */
  private Gate denied(Expression operand, boolean ofAll, int depth) {
    return operand instanceof Expression.Unary(var span, var operator, var inner) && operator == UnaryOperator.NOT
        ? of(inner, ofAll, depth)
        : Gate.NONE;
  }

  private Gate call(Expression.Call call, boolean ofAll, int depth) {
    var resolution = module.resolution(call);
    var function = resolution.function();
    var own = function.map(called -> gate(called, ofAll)).orElse(Gate.NONE);
    if (own != Gate.NONE || function.filter(called -> resolution.effect() != Effect.PURE).isPresent()) {
      return own;
    }
    var inside = Gate.NONE;
    for (var argument : resolution.arguments()) {
      if (argument.isPresent()) {
        inside = inside.or(argument.get() instanceof Expression.Lambda lambda
            ? of(lambda.body(), true, depth)
            : of(argument.get(), ofAll, depth));
      }
    }
    return inside;
  }

  private Gate gate(CheckedFunction function, boolean ofAll) {
    var mark = functions.marks(function).get("gate");
    if (mark.isPresent()) {
      return mark.get().rest().startsWith("node") && !ofAll ? Gate.NODE : Gate.CLUSTER;
    }
    if (function.signature().kind().effect() != Effect.PROBE || functions.marksGates(function.module())) {
      return Gate.NONE;
    }
    boolean ofNode = function.signature().parameters().stream()
        .anyMatch(parameter -> parameter.type() instanceof Type.NodeWith);
    return ofNode && !ofAll ? Gate.NODE : Gate.CLUSTER;
  }
}
