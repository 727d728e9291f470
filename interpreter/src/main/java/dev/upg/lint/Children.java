package dev.upg.lint;

import dev.upg.tree.Block;
import dev.upg.tree.Argument;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.MapEntry;
import dev.upg.tree.Name;
import dev.upg.tree.Node;
import dev.upg.tree.Parameter;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import dev.upg.tree.TemplatePart;
import dev.upg.tree.TypeName;
import dev.upg.tree.WaitUntil;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The parts of a node, in the order written. */
public final class Children {
  private Children() {}

  /** The node itself and all below it, outermost first. */
  public static void walk(Node node, Consumer<Node> each) {
    new Deep(each).accept(node);
  }

  /** An object of a class: of a lambda that catches something one would be made for each node, which takes longer than to visit it. */
  private record Deep(Consumer<Node> visitor) implements Consumer<Node> {
    @Override
    public void accept(Node node) {
      visitor.accept(node);
      Children.each(node, this);
    }
  }

  /** Whether the node or any part of it is like that. */
  public static boolean any(Node node, Predicate<Node> like) {
    var search = new Search(like);
    search.accept(node);
    return search.found;
  }

  private static final class Search implements Consumer<Node> {
    private final Predicate<Node> like;
    private boolean found;

    Search(Predicate<Node> like) {
      this.like = like;
    }

    @Override
    public void accept(Node node) {
      found = found || like.test(node);
      if (!found) {
        Children.each(node, this);
      }
    }
  }

  public static void each(Node node, Consumer<Node> each) {
    switch (node) {
      case SourceUnit.Playbook playbook -> {
        playbook.title().ifPresent(each);
        all(playbook.groups(), each);
        all(playbook.declarations(), each);
        all(playbook.statements(), each);
      }
      case SourceUnit.Module module -> all(module.declarations(), each);
      case Declaration declaration -> declaration(declaration, each);
      case Statement statement -> statement(statement, each);
      case Expression expression -> expression(expression, each);
      case Block block -> all(block.statements(), each);
      case Parameter parameter -> {
        each.accept(parameter.type());
        parameter.defaultValue().ifPresent(each);
      }
      case Argument argument -> each.accept(argument.value());
      case MapEntry entry -> {
        each.accept(entry.key());
        each.accept(entry.value());
      }
      case Foreach.Batch batch -> all(batch.sizes(), each);
      case TemplatePart.Hole hole -> each.accept(hole.expression());
      case TypeName.Named named -> all(named.arguments(), each);
      case TypeName.OptionalOf optional -> each.accept(optional.item());
      case TypeName.NodeWith with -> all(with.variables(), each);
      case TypeName.FunctionOf function -> {
        all(function.parameters(), each);
        each.accept(function.result());
      }
      case TypeName.Literals ignored -> {
      }
      case TemplatePart.Text ignored -> {
      }
      case Name ignored -> {
      }
    }
  }

  private static void declaration(Declaration declaration, Consumer<Node> each) {
    switch (declaration) {
      case Declaration.Param param -> {
        each.accept(param.type());
        param.defaultValue().ifPresent(each);
      }
      case Declaration.RecordDeclaration record -> all(record.fields(), each);
      case Declaration.Function function -> {
        all(function.parameters(), each);
        function.result().ifPresent(each);
        function.body().ifPresent(each);
      }
      case Declaration.Scope scope -> {
        all(scope.parameters(), each);
        all(scope.before(), each);
        each.accept(scope.enter());
        each.accept(scope.leave());
      }
      case Declaration.Group group -> all(group.variables(), each);
    }
  }

  private static void statement(Statement statement, Consumer<Node> each) {
    switch (statement) {
      case Statement.Let let -> each.accept(let.value());
      case Statement.Evaluate evaluate -> each.accept(evaluate.expression());
      case Statement.Require require -> {
        each.accept(require.condition());
        require.message().ifPresent(each);
      }
      case Statement.Ensure ensure -> {
        each.accept(ensure.condition());
        ensure.timeout().ifPresent(each);
        each.accept(ensure.body());
      }
      case Statement.Guard guard -> {
        each.accept(guard.condition());
        guard.every().ifPresent(each);
        guard.message().ifPresent(each);
        each.accept(guard.body());
      }
      case Statement.With with -> {
        all(with.scopes(), each);
        each.accept(with.body());
      }
      case Statement.Step step -> {
        each.accept(step.title());
        each.accept(step.body());
      }
      case Statement.Try attempt -> {
        each.accept(attempt.body());
        attempt.rescue().ifPresent(rescue -> each.accept(rescue.body()));
        attempt.always().ifPresent(each);
      }
      case Statement.If branch -> {
        each.accept(branch.condition());
        each.accept(branch.then());
        branch.otherwise().ifPresent(each);
      }
      case Statement.Fail fail -> each.accept(fail.message());
      case Statement.Confirm confirm -> each.accept(confirm.message());
      case Statement.Pause pause -> each.accept(pause.duration());
      case Statement.Say say -> each.accept(say.message());
      case Statement.Return back -> back.value().ifPresent(each);
      case Foreach loop -> {
        each.accept(loop.items());
        loop.where().ifPresent(each);
        loop.orderBy().ifPresent(each);
        loop.batch().ifPresent(each);
        loop.spreadBy().ifPresent(each);
        loop.stopAfter().ifPresent(each);
        each.accept(loop.body());
      }
      case WaitUntil wait -> {
        each.accept(wait.condition());
        optionals(each, wait.times(), wait.every(), wait.timeout());
        wait.repeating().ifPresent(repeating -> {
          repeating.every().ifPresent(each);
          each.accept(repeating.body());
        });
        wait.otherwise().ifPresent(each);
      }
    }
  }

  private static void expression(Expression expression, Consumer<Node> each) {
    switch (expression) {
      case Expression.Template template -> all(template.parts(), each);
      case Expression.Member member -> each.accept(member.target());
      case Expression.Call call -> {
        each.accept(call.callee());
        all(call.arguments(), each);
      }
      case Expression.Index index -> {
        each.accept(index.target());
        each.accept(index.index());
      }
      case Expression.Unary unary -> each.accept(unary.operand());
      case Expression.Binary binary -> {
        each.accept(binary.left());
        each.accept(binary.right());
      }
      case Expression.Conditional conditional -> {
        each.accept(conditional.condition());
        each.accept(conditional.then());
        each.accept(conditional.otherwise());
      }
      case Expression.ListLiteral list -> all(list.items(), each);
      case Expression.MapLiteral map -> all(map.entries(), each);
      case Expression.Lambda lambda -> each.accept(lambda.body());
      case Expression.RemoteCommand command -> {
        each.accept(command.node());
        optionals(each, command.user(), command.directory(), command.environment(), command.stdin(), command.timeout(),
            command.accept());
        each.accept(command.command());
      }
      case Expression.BoolLiteral ignored -> {
      }
      case Expression.IntLiteral ignored -> {
      }
      case Expression.FloatLiteral ignored -> {
      }
      case Expression.DurationLiteral ignored -> {
      }
      case Expression.SizeLiteral ignored -> {
      }
      case Expression.PercentLiteral ignored -> {
      }
      case Expression.NoneLiteral ignored -> {
      }
      case Expression.NameUse ignored -> {
      }
    }
  }

  private static void all(List<? extends Node> nodes, Consumer<Node> each) {
    nodes.forEach(each);
  }

  @SafeVarargs
  private static void optionals(Consumer<Node> each, Optional<? extends Node>... nodes) {
    for (var node : nodes) {
      node.ifPresent(each);
    }
  }
}
