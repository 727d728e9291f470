package dev.upg.lint.flow;

import dev.upg.lint.Children;
import dev.upg.tree.Block;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Node;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The bodies that paths lead through, and the steps on them. */
public final class Bodies {
  private Bodies() {}

  /** The statements of a declaration, a playbook or a block; those of a scope up to where it is entered. */
  public static List<Statement> statements(Node body) {
    return switch (body) {
      case SourceUnit.Playbook playbook -> playbook.statements();
      case Declaration.Function function -> function.body().map(Block::statements).orElse(List.of());
      case Declaration.Scope scope -> {
        var all = new ArrayList<>(scope.before());
        all.addAll(scope.enter().statements());
        yield all;
      }
      case Block block -> block.statements();
      case Node ignored -> List.of();
    };
  }

  /** What each name of a body stands for, by {@code let}; a name is declared once where it can be seen. */
  public static Map<String, Expression> lets(Node body) {
    var lets = new HashMap<String, Expression>();
    statements(body).forEach(statement -> Children.walk(statement, node -> {
      if (node instanceof Statement.Let let) {
        lets.put(let.name().text(), let.value());
      }
    }));
    return lets;
  }

  /**
   * The calls and commands of a step in the order they are made, those in a lambda too; what a call is given comes before it. The blocks in
   * a statement are steps of their own.
   */
  public static void effects(Node step, Consumer<Expression> each) {
    switch (step) {
      case WaitUntil wait -> inOrder(wait.condition(), each);
      case Statement.If branch -> inOrder(branch.condition(), each);
      case Foreach loop -> inOrder(loop.items(), each);
      case Statement.Ensure ensure -> inOrder(ensure.condition(), each);
      case Node other -> inOrder(other, each);
    }
  }

  private static void inOrder(Node node, Consumer<Expression> each) {
    new InOrder(each).accept(node);
  }

  private record InOrder(Consumer<Expression> each) implements Consumer<Node> {
    @Override
    public void accept(Node node) {
      Children.each(node, this);
      if (node instanceof Expression.Call || node instanceof Expression.RemoteCommand) {
        each.accept((Expression) node);
      }
    }
  }
}
