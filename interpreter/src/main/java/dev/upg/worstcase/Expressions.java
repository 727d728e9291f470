package dev.upg.worstcase;

import dev.upg.check.Resolution;
import dev.upg.eval.Computation;
import dev.upg.eval.Limits;
import dev.upg.tree.Expression;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.tree.TemplatePart;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What expressions give, and how long that takes. */
final class Expressions {
  private final Analysis analysis;

  Expressions(Analysis analysis) {
    this.analysis = analysis;
  }

  Evaluated evaluate(Expression expression, Place place) {
    return switch (expression) {
      case Expression.BoolLiteral(var span, var bool) -> constant(Value.bool(bool));
      case Expression.IntLiteral(var span, var number) -> constant(new Value.Int(number));
      case Expression.FloatLiteral(var span, var number) -> constant(new Value.Float(number));
      case Expression.DurationLiteral(var span, var duration) -> constant(new Value.Time(duration));
      case Expression.SizeLiteral(var span, var bytes) -> constant(new Value.Size(bytes));
      case Expression.PercentLiteral(var span, var share) -> constant(new Value.Percent(share));
      case Expression.NoneLiteral ignored -> constant(Value.NONE);
      case Expression.Template template -> new Evaluated(template.constant().<AbstractValue>map(text -> AbstractValue
          .of(Value.text(text))).orElseGet(() -> Texts.unknown(template.span())), template(template, place));
      case Expression.NameUse(var span, var name) -> Evaluated.at(place.names().get(name));
      case Expression.Member(var span, var target, var name) -> {
        var from = evaluate(target, place);
        yield new Evaluated(member(from.value(), name.text()), from.time());
      }
      case Expression.Call call -> call(call, place);
      case Expression.Index index -> index(index, place);
      case Expression.Unary unary -> unary(unary, place);
      case Expression.Binary binary -> binary(binary, place);
      case Expression.Conditional conditional -> conditional(conditional, place);
      case Expression.ListLiteral list -> list(list, place);
      case Expression.MapLiteral map -> new Evaluated(Texts.unknown(map.span()), TimeBound.sum(map.entries().stream()
          .flatMap(entry -> Stream.of(entry.key(), entry.value())).map(part -> time(part, place)).toList()));
      case Expression.Lambda lambda -> Evaluated.at(new AbstractValue.Function(lambda, place.forLambda()));
      case Expression.RemoteCommand command -> new Evaluated(Texts.unknown(command.span()), command(command, place));
    };
  }

  TimeBound time(Expression expression, Place place) {
    return evaluate(expression, place).time();
  }

  TimeBound time(Optional<Expression> expression, Place place) {
    return expression.map(given -> time(given, place)).orElse(TimeBound.ZERO);
  }

  /** The longest time that a duration stands for. Computing it takes its own time. */
  TimeBound duration(Expression expression, Place place) {
    var duration = evaluate(expression, place);
    return duration.time().plus(Durations.of(duration.value()));
  }

  private static Evaluated constant(Value value) {
    return Evaluated.at(AbstractValue.of(value));
  }

  private TimeBound template(Expression.Template template, Place place) {
    var time = TimeBound.ZERO;
    for (var part : template.parts()) {
      time = time.plus(switch (part) {
        case TemplatePart.Text ignored -> TimeBound.ZERO;
        case TemplatePart.Hole(var span, var hole, var raw) -> time(hole, place);
      });
    }
    return time;
  }

  private static AbstractValue member(AbstractValue target, String name) {
    return switch (target) {
      case AbstractValue.Known(var possible) -> {
        var present = present(possible);
        var fields = present.stream().flatMap(value -> member(value, name).stream()).toList();
        yield fields.size() == present.size()
            ? AbstractValue.oneOf(fields)
            : new AbstractValue.Unknown("the default of `" + name + "`");
      }
      case AbstractValue.Fields(var values) -> values.get(name);
      case AbstractValue.Named(var text) -> new AbstractValue.Named(text + "." + name);
      case AbstractValue.Unknown unknown -> unknown;
      case AbstractValue.Listed ignored -> throw new IllegalStateException("no field " + name + " of a list");
      case AbstractValue.Function ignored -> throw new IllegalStateException("no field " + name + " of a function");
    };
  }

  private static Optional<Value> member(Value target, String name) {
    return switch (target) {
      case Value.NodeRef node -> switch (name) {
        case "name" -> Optional.of(Value.text(node.name()));
        case "host" -> Optional.of(Value.text(node.address().host()));
        default -> Optional.ofNullable(node.variables().get(name));
      };
      case Value.Fields(var type, var fields) -> Optional.ofNullable(fields.get(name));
      case Value other -> throw new IllegalStateException("no field " + name + " in " + other);
    };
  }

  /** The checker has seen that what isn't there isn't used: the program looked before. */
  private static List<Value> present(Map<Object, Value> possible) {
    return possible.values().stream().filter(value -> !(value instanceof Value.None)).toList();
  }

  private Evaluated call(Expression.Call call, Place place) {
    var resolution = place.module().resolution(call);
    var arguments = arguments(resolution, place);
    var called = resolution.function()
        .map(function -> analysis.calls().call(function, values(arguments), call, place.around()))
        .orElseGet(() -> {
          var function = evaluate(call.callee(), place);
          return analysis.calls().apply(function.value(), values(arguments), call.span()).after(function.time());
        });
    return called.after(TimeBound.sum(arguments.stream().map(Evaluated::time).toList()));
  }

  static List<AbstractValue> values(List<Evaluated> arguments) {
    return arguments.stream().map(Evaluated::value).toList();
  }

  /** In the order of the parameters, defaults filled in. */
  List<Evaluated> arguments(Resolution resolution, Place place) {
    var values = new ArrayList<Evaluated>();
    for (int i = 0; i < resolution.arguments().size(); i++) {
      var given = resolution.arguments().get(i);
      if (given.isPresent()) {
        values.add(evaluate(given.get(), place));
      } else {
        var function = resolution.function().orElseThrow();
        values.add(evaluate(function.parameters().get(i).defaultValue().orElseThrow(),
            Place.of(function.module(), Map.of(), Place.Around.NOTHING)));
      }
    }
    return values;
  }

  private Evaluated index(Expression.Index index, Place place) {
    var target = evaluate(index.target(), place);
    var at = evaluate(index.index(), place);
    var value = switch (target.value()) {
      case AbstractValue.Listed(var count, var item) -> item;
      case AbstractValue.Named(var text) -> new AbstractValue.Named(text + "[" + Texts.oneLine(index.index().span())
          + "]");
      case AbstractValue.Known(var possible) when possible.values().stream().allMatch(Value.Items.class::isInstance) ->
        item(possible.values().stream().map(Value.Items.class::cast).toList(), at.value());
      case AbstractValue.Known ignored -> Texts.unknown(index.span());
      case AbstractValue.Unknown unknown -> unknown;
      case AbstractValue.Fields ignored -> throw new IllegalStateException("no places in a record");
      case AbstractValue.Function ignored -> throw new IllegalStateException("no places in a function");
    };
    return new Evaluated(value, target.time().plus(at.time()));
  }

  private static AbstractValue item(List<Value.Items> lists, AbstractValue at) {
    var known = at instanceof AbstractValue.Known found ? found.only() : Optional.<Value>empty();
    return AbstractValue.oneOf(lists.stream().flatMap(list -> known
        .map(place -> place instanceof Value.Int(var number) && number >= 0
            ? list.values().stream().skip(number).limit(1)
            : Stream.<Value>empty())
        .orElseGet(() -> list.values().stream())).toList());
  }

  private Evaluated unary(Expression.Unary unary, Place place) {
    var operand = evaluate(unary.operand(), place);
    if (!(operand.value() instanceof AbstractValue.Known(var possible))) {
      return new Evaluated(Texts.unknown(unary.span()), operand.time());
    }
    return new Evaluated(AbstractValue.oneOf(present(possible).stream().<Value>map(value -> switch (value) {
      case Value.Bool(var bool) -> Value.bool(!bool);
      case Value.Int(var number) -> new Value.Int(-number);
      case Value.Float(var number) -> new Value.Float(-number);
      case Value other -> throw new IllegalStateException("- of " + other);
    }).toList()), operand.time());
  }

  private Evaluated binary(Expression.Binary binary, Place place) {
    var left = evaluate(binary.left(), place);
    if (decides(binary.operator(), left.value())) {
      return left;
    }
    var right = evaluate(binary.right(), place);
    var value = switch (binary.operator()) {
      case AND -> logical(binary, left.value(), right.value(), false);
      case OR -> logical(binary, left.value(), right.value(), true);
      case OR_ELSE -> orElse(left.value(), right.value());
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN,
          NOT_IN, MATCHES ->
        computed(binary, left.value(), right.value());
    };
    return new Evaluated(value, left.time().plus(right.time()));
  }

  /** Whether the right side isn't asked. */
  private static boolean decides(BinaryOperator operator, AbstractValue left) {
    return switch (operator) {
      case AND -> Texts.truth(left).equals(Optional.of(false));
      case OR -> Texts.truth(left).equals(Optional.of(true));
      case OR_ELSE -> left instanceof AbstractValue.Known(var possible)
          && present(possible).size() == possible.size();
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN,
          NOT_IN, MATCHES ->
        false;
    };
  }

  /** @param decisive the value that either side alone decides by */
  private static AbstractValue logical(Expression.Binary binary, AbstractValue left, AbstractValue right,
      boolean decisive) {
    var decided = AbstractValue.of(Value.bool(decisive));
    var other = AbstractValue.of(Value.bool(!decisive));
    return left.equals(decided) || right.equals(decided)
        ? decided
        : left.equals(other) && right.equals(other) ? other : Texts.unknown(binary.span());
  }

  private static AbstractValue orElse(AbstractValue left, AbstractValue right) {
    if (!(left instanceof AbstractValue.Known(var possible))) {
      return left instanceof AbstractValue.Named ? AbstractValue.either(left, right) : left;
    }
    return AbstractValue.either(AbstractValue.oneOf(present(possible)), right);
  }

  private static AbstractValue computed(Expression.Binary binary, AbstractValue left, AbstractValue right) {
    if (left instanceof AbstractValue.Unknown || right instanceof AbstractValue.Unknown) {
      return left instanceof AbstractValue.Unknown ? left : right;
    }
    if (left instanceof AbstractValue.Known(var lefts) && right instanceof AbstractValue.Known(var rights)
        && (long) lefts.size() * rights.size() <= AbstractValue.MANY) {
      boolean compares = binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL
          || binary.operator() == BinaryOperator.IN || binary.operator() == BinaryOperator.NOT_IN;
      var others = compares ? rights.values() : present(rights);
      // Where computing it fails, the run ends there.
      return AbstractValue.oneOf((compares ? lefts.values() : present(lefts)).stream().flatMap(one -> others.stream()
          .flatMap(other -> Computation.operator(binary, one, other).stream())).toList());
    }
    var leftText = Texts.of(left);
    var rightText = Texts.of(right);
    return leftText.isPresent() && rightText.isPresent() && isArithmetic(binary.operator())
        ? new AbstractValue.Named("(" + leftText.get() + " " + binary.operator().symbol() + " " + rightText.get() + ")")
        : Texts.unknown(binary.span());
  }

  private static boolean isArithmetic(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, AND, OR, IN, NOT_IN, MATCHES, OR_ELSE ->
        false;
    };
  }

  private Evaluated conditional(Expression.Conditional conditional, Place place) {
    var condition = evaluate(conditional.condition(), place);
    var decided = Texts.truth(condition.value());
    if (decided.isPresent()) {
      return evaluate(decided.get() ? conditional.then() : conditional.otherwise(), place).after(condition.time());
    }
    var then = evaluate(conditional.then(), place);
    var otherwise = evaluate(conditional.otherwise(), place);
    return new Evaluated(AbstractValue.either(then.value(), otherwise.value()),
        condition.time().plus(then.time().max(otherwise.time())));
  }

  private Evaluated list(Expression.ListLiteral list, Place place) {
    var items = list.items().stream().map(item -> evaluate(item, place)).toList();
    var time = TimeBound.sum(items.stream().map(Evaluated::time).toList());
    var known = items.stream().flatMap(item -> item.value() instanceof AbstractValue.Known found
        ? found.only().stream()
        : Stream.empty()).toList();
    return new Evaluated(known.size() == items.size()
        ? AbstractValue.of(new Value.Items(known))
        : new AbstractValue.Listed(new Count.AtMost(items.size()), AbstractValue.either(values(items))), time);
  }

  private TimeBound command(Expression.RemoteCommand command, Place place) {
    var parts = TimeBound.sum(Stream.of(command.user(), command.directory(), command.environment(), command.stdin(),
        command.accept()).map(part -> time(part, place)).toList());
    parts = parts.plus(time(command.node(), place)).plus(template(command.command(), place));
    var limit = command.timeout().map(timeout -> evaluate(timeout, place))
        .orElseGet(() -> constant(new Value.Time(Limits.COMMAND)));
    var longest = Durations.of(limit.value());
    // The wait's time is counted by the wait; a probe that it asks goes on beyond that so long at most.
    boolean cut = place.around().inLook() && !command.changes();
    var overrun = TimeBound.of(Limits.LAST_LOOK);
    var within = cut && longest.known().filter(known -> known.compareTo(Limits.LAST_LOOK) <= 0).isEmpty()
        ? overrun
        : longest;
    return parts.plus(limit.time()).plus(command.changes() ? place.around().guards() : TimeBound.ZERO).plus(within);
  }
}
