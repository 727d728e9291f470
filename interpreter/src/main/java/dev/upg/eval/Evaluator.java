package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.host.CommandResult;
import dev.upg.tree.Expression;
import dev.upg.tree.TemplatePart;
import dev.upg.value.Value;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** Evaluates expressions. */
final class Evaluator {
  private final Interpreter interpreter;

  Evaluator(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value evaluate(Expression expression, Frame frame) {
    var value = switch (expression) {
      case Expression.BoolLiteral(var span, var bool) -> Value.bool(bool);
      case Expression.IntLiteral(var span, var number) -> new Value.Int(number);
      case Expression.FloatLiteral(var span, var number) -> new Value.Float(number);
      case Expression.DurationLiteral(var span, var duration) -> new Value.Time(duration);
      case Expression.SizeLiteral(var span, var bytes) -> new Value.Size(bytes);
      case Expression.PercentLiteral(var span, var share) -> new Value.Percent(share);
      case Expression.NoneLiteral ignored -> Value.NONE;
      case Expression.Template template -> template(template, frame);
      case Expression.NameUse(var span, var name) -> {
        interpreter.session().foresight()
            .ifPresent(foresight -> frame.environment().since(name).ifPresent(foresight::report));
        yield frame.environment().get(name);
      }
      case Expression.Member member -> member(member, frame);
      case Expression.Call call -> interpreter.calls().call(call, frame);
      case Expression.Index index -> index(index, frame);
      case Expression.Unary unary -> unary(unary, frame);
      case Expression.Binary binary -> binary(binary, frame);
      case Expression.Conditional conditional -> truth(conditional.condition(), frame)
          ? evaluate(conditional.then(), frame)
          : evaluate(conditional.otherwise(), frame);
      case Expression.ListLiteral list ->
        new Value.Items(list.items().stream().map(item -> evaluate(item, frame)).toList());
      case Expression.MapLiteral map -> map(map, frame);
      case Expression.Lambda lambda -> closure(lambda, frame);
      case Expression.RemoteCommand command -> interpreter.commands().run(command, frame);
    };
    frame.watched().ifPresent(watched -> watched.computeIfPresent(expression, (key, old) -> value));
    return value;
  }

  boolean truth(Expression expression, Frame frame) {
    return ((Value.Bool) evaluate(expression, frame)).value();
  }

  String text(Expression expression, Frame frame) {
    return ((Value.Str) evaluate(expression, frame)).value();
  }

  /** How long something may take. */
  Duration duration(Expression expression, Frame frame) {
    return Limits.atMostForEver(((Value.Time) evaluate(expression, frame)).value());
  }

  /** A text with a secret in it is a secret. */
  private Value template(Expression.Template template, Frame frame) {
    var text = new StringBuilder();
    boolean secret = false;
    for (var part : template.parts()) {
      switch (part) {
        case TemplatePart.Text(var span, var piece) -> text.append(piece);
        case TemplatePart.Hole(var span, var hole, var raw) -> {
          var value = evaluate(hole, frame);
          secret |= value instanceof Value.Secret;
          text.append(value instanceof Value.Secret(var hidden) ? hidden : value.show());
        }
      }
    }
    return secret ? new Value.Secret(text.toString()) : Value.text(text.toString());
  }

  private Value member(Expression.Member member, Frame frame) {
    var name = member.name().text();
    return switch (evaluate(member.target(), frame)) {
      case Value.NodeRef node -> switch (name) {
        case "name" -> Value.text(node.name());
        case "host" -> Value.text(node.address().host());
        default -> node.variables().get(name);
      };
      case Value.Fields(var type, var fields) -> {
        if (fields.get(Commands.KNOWN_AFTER) instanceof Value.Str(var change) && name.equals("lines")) {
          throw new NotKnown(change);
        }
        if (Value.bool(true).equals(fields.get(Commands.TRUNCATED)) && !name.equals("code")) {
          throw Failure.of(Code.BAD_VALUE, "The output is too long to be used", member.name().span(),
              "only its first " + CommandResult.KEPT_CHARACTERS / (1024 * 1024) + " Mi characters were kept");
        }
        yield fields.get(name);
      }
      case Value other -> throw new IllegalStateException("no field " + name + " in " + other);
    };
  }

  private Value index(Expression.Index index, Frame frame) {
    var target = evaluate(index.target(), frame);
    var key = evaluate(index.index(), frame);
    return switch (target) {
      case Value.Items(var values) -> {
        long at = ((Value.Int) key).value();
        if (at < 0 || at >= values.size()) {
          throw Failure.of(Code.BAD_VALUE, "A list of " + values.size() + " has no item " + at, index.span(),
              "the first item is 0");
        }
        yield values.get((int) at);
      }
      case Value.Entries(var values) -> values.getOrDefault(key, Value.NONE);
      case Value other -> throw new IllegalStateException("no places in " + other);
    };
  }

  private Value unary(Expression.Unary unary, Frame frame) {
    return switch (unary.operator()) {
      case NOT -> Value.bool(!truth(unary.operand(), frame));
      case NEGATE -> switch (evaluate(unary.operand(), frame)) {
        case Value.Int(var number) -> new Value.Int(Arithmetic.negated(number, unary));
        case Value.Float(var number) -> new Value.Float(-number);
        case Value other -> throw new IllegalStateException("- of " + other);
      };
    };
  }

  private Value binary(Expression.Binary binary, Frame frame) {
    return switch (binary.operator()) {
      case AND -> Value.bool(truth(binary.left(), frame) && truth(binary.right(), frame));
      case OR -> Value.bool(truth(binary.left(), frame) || truth(binary.right(), frame));
      case OR_ELSE -> {
        var left = evaluate(binary.left(), frame);
        yield left instanceof Value.None ? evaluate(binary.right(), frame) : left;
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN,
          NOT_IN, MATCHES ->
        Arithmetic.apply(binary, evaluate(binary.left(), frame), evaluate(binary.right(), frame));
    };
  }

  private Value map(Expression.MapLiteral map, Frame frame) {
    var entries = new LinkedHashMap<Value, Value>();
    map.entries().forEach(entry -> entries.put(evaluate(entry.key(), frame), evaluate(entry.value(), frame)));
    return new Value.Entries(entries);
  }

  private Value.Function closure(Expression.Lambda lambda, Frame frame) {
    return (List<Value> arguments) -> {
      // One that is given to a scope is also called while that is left.
      var own = interpreter.session().isUndisturbed() ? frame.inner().shield() : frame.inner();
      interpreter.session().checkpoint(own);
      for (int i = 0; i < lambda.parameters().size(); i++) {
        own.environment().set(lambda.parameters().get(i).text(), arguments.get(i));
      }
      return evaluate(lambda.body(), own);
    };
  }
}
