package dev.upg.lint.rule;

import dev.upg.lint.Children;
import dev.upg.lint.Place;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;

import java.util.Optional;

/** What loops do to the nodes they go through. */
final class Loops {
  private Loops() {}

  /** Whether a round takes its node down, healthy again at its end or not. */
  static boolean disrupts(Foreach loop, Place at) {
    return first(loop, at).isPresent();
  }

  /** The first call or command of a round that takes its node down. */
  static Optional<Expression> first(Foreach loop, Place at) {
    var concerns = LoopRounds.concerns(loop.variable().text(), at.lets(), at);
    var found = new Expression[1];
    Children.walk(loop.body(), node -> {
      boolean down = switch (node) {
        case Expression.Call call -> at.called(call).map(function -> at.functions().summary(function).disruptsWithin())
            .orElse(false) && concerns.test(call);
        case Expression.RemoteCommand command -> command.changes()
            && at.functions().takesDown(command).isPresent() && concerns.test(command);
        default -> false;
      };
      if (down && found[0] == null) {
        found[0] = (Expression) node;
      }
    });
    return Optional.ofNullable(found[0]);
  }
}
