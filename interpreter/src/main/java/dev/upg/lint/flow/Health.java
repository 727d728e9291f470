package dev.upg.lint.flow;

import dev.upg.tree.Expression;

/**
 * What may be down on a path.
 *
 * @param down what took something down that no gate has found healthy since; null when nothing did
 * @param nodeOnly the same, when since then only the node was asked
 * @param earlier what an earlier round of the loop left down
 * @param earlierNodeOnly what an earlier round asked only the node about
 */
public record Health(Expression down, Expression nodeOnly, Expression earlier, Expression earlierNodeOnly) {
  public static final Health WHOLE = new Health(null, null, null, null);

  Health disrupted(Expression by) {
    return new Health(down == null ? by : down, nodeOnly, earlier, earlierNodeOnly);
  }

  Health passed(Gate gate) {
    return switch (gate) {
      case NONE -> this;
      case NODE -> new Health(null, either(nodeOnly, down), null, either(earlierNodeOnly, earlier));
      case CLUSTER -> WHOLE;
    };
  }

  /** As the next round of a loop finds it. */
  public Health nextRound() {
    return new Health(null, null, either(earlier, down), either(earlierNodeOnly, nodeOnly));
  }

  Health join(Health other) {
    return new Health(either(down, other.down), either(nodeOnly, other.nodeOnly), either(earlier, other.earlier),
        either(earlierNodeOnly, other.earlierNodeOnly));
  }

  private static Expression either(Expression one, Expression other) {
    return one == null ? other : one;
  }
}
