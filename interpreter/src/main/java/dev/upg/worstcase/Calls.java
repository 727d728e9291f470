package dev.upg.worstcase;

import dev.upg.check.CheckedFunction;
import dev.upg.eval.Computation;
import dev.upg.source.Span;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.type.Effect;
import dev.upg.type.Type;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calls give, and how long they take. */
final class Calls {
  /** The parameter by which a native function says how long it may take. */
  private static final String TIMEOUT = "timeout";

  /** What was found before: a function that is called often is read once for the same arguments. */
  private record Key(CheckedFunction function, List<AbstractValue> arguments, Place.Around around) {}

  private final Analysis analysis;
  private final Map<Key, Evaluated> known = new HashMap<>();

  Calls(Analysis analysis) {
    this.analysis = analysis;
  }

  Evaluated call(CheckedFunction function, List<AbstractValue> arguments, Expression.Call call, Place.Around around) {
    return switch (function.declaration()) {
      case Declaration.RecordDeclaration record -> Evaluated.at(new AbstractValue.Fields(named(function, arguments)));
      case Declaration.Function declared when declared.isNative() ->
        nativeCall(function, arguments, call.span(), around);
      case Declaration.Function declared -> {
        var key = new Key(function, arguments, around);
        var found = known.get(key);
        if (found == null) {
          found = body(function, declared, arguments, around);
          known.put(key, found);
        }
        yield found;
      }
      case Declaration other -> throw new IllegalStateException("not callable: " + function.qualifiedName());
    };
  }

  private Evaluated body(CheckedFunction function, Declaration.Function declared, List<AbstractValue> arguments,
      Place.Around around) {
    var place = inside(function, arguments, around);
    var time = analysis.statements().run(declared.body().orElseThrow().statements(), place);
    return new Evaluated(place.returned().isEmpty()
        ? AbstractValue.of(Value.NOTHING)
        : AbstractValue.either(place.returned()), time);
  }

  /** Where the body of a function or scope begins. */
  Place inside(CheckedFunction function, List<AbstractValue> arguments, Place.Around around) {
    var names = new HashMap<String, AbstractValue>();
    if (function.module() == analysis.program().module()) {
      names.putAll(analysis.globals());
    }
    names.putAll(named(function, arguments));
    return Place.of(function.module(), names, around);
  }

  private static Map<String, AbstractValue> named(CheckedFunction function, List<AbstractValue> arguments) {
    var named = new LinkedHashMap<String, AbstractValue>();
    var parameters = function.signature().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      named.put(parameters.get(i).name(), arguments.get(i));
    }
    return named;
  }

  /** A function value; where it was written decides whether a wait cuts its probes. */
  Evaluated apply(AbstractValue function, List<AbstractValue> arguments, Span at) {
    return switch (function) {
      case AbstractValue.Function(var lambda, var place) -> {
        var names = new HashMap<>(place.names());
        for (int i = 0; i < lambda.parameters().size(); i++) {
          names.put(lambda.parameters().get(i).text(), arguments.get(i));
        }
        yield analysis.expressions().evaluate(lambda.body(), Place.of(place.module(), names, place.around()));
      }
      case AbstractValue.Named(var text) -> new Evaluated(Texts.unknown(at),
          TimeBound.of(new TimeBound.Named("the time of " + text)));
      case AbstractValue other ->
        new Evaluated(Texts.unknown(at), TimeBound.of(new TimeBound.Unknown(Texts.told(at))));
    };
  }

  /** Each function of the library that takes a list and a function calls it once for each item at most. */
  Evaluated nativeCall(CheckedFunction function, List<AbstractValue> arguments, Span at, Place.Around around) {
    var parameters = function.signature().parameters();
    var time = function.signature().kind().effect() == Effect.ACTION ? around.guards() : TimeBound.ZERO;
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).type() instanceof Type.FunctionOf) {
        return withEachItem(function, Lists.of(arguments.getFirst()), arguments.get(i), at);
      }
      if (parameters.get(i).name().equals(TIMEOUT)) {
        time = time.plus(Durations.of(arguments.get(i)));
      }
    }
    return new Evaluated(computed(function, arguments).orElseGet(() -> Texts.unknown(at)), time);
  }

  private Evaluated withEachItem(CheckedFunction function, AbstractValue.Listed list, AbstractValue each, Span at) {
    var one = apply(each, List.of(list.item()), at);
    var value = switch (function.qualifiedName()) {
      case "list.map" -> new AbstractValue.Listed(list.count(), one.value());
      case "list.where", "list.sort_by" -> list;
      default -> Texts.unknown(at);
    };
    return new Evaluated(value, one.time().times(list.count()));
  }

  private Optional<AbstractValue> computed(CheckedFunction function, List<AbstractValue> arguments) {
    var java = analysis.natives().get(function.qualifiedName());
    var values = new ArrayList<Value>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean mayBeNone = function.signature().parameters().get(i).type() instanceof Type.OptionalOf;
      if (arguments.get(i) instanceof AbstractValue.Known one) {
        one.only().filter(value -> mayBeNone || !(value instanceof Value.None)).ifPresent(values::add);
      }
    }
    return function.signature().kind().effect() != Effect.PURE || java == null || values.size() < arguments.size()
        ? Optional.empty()
        : Computation.pure(java, values).map(AbstractValue::of);
  }
}
