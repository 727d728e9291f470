package dev.upg.worstcase;

import dev.upg.bind.Bound;
import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedProgram;
import dev.upg.eval.NativeFunction;
import dev.upg.tree.Declaration;
import dev.upg.tree.Parameter;
import dev.upg.tree.Statement;
import dev.upg.value.Value;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The longest time a program can take: see the package's rules. For a checked program its parameters and groups stay in
 * the result by name; for a bound one their values count.
 */
public final class WorstCase {
  private final Analysis analysis;
  private final TimeBound whole;

  private WorstCase(Analysis analysis) {
    this.analysis = analysis;
    var program = analysis.program();
    this.whole = analysis.statements().run(program.unit().statements(),
        Place.of(program.module(), analysis.globals(), Place.Around.NOTHING));
  }

  public static WorstCase of(CheckedProgram program, Map<String, NativeFunction> natives) {
    return new WorstCase(new Analysis(program, natives, names(program), Optional.empty()));
  }

  /** For a checked program as it is usually run: a parameter that has a default counts with it. */
  public static WorstCase usual(CheckedProgram program, Map<String, NativeFunction> natives) {
    var unbound = new Analysis(program, natives, Map.of(), Optional.empty());
    var globals = new HashMap<String, AbstractValue>(names(program));
    program.declaredParameters().values().forEach(parameter -> parameter.defaultValue()
        .ifPresent(value -> globals.put(parameter.name(), unbound.expressions().evaluate(value,
            Place.of(program.module(), Map.of(), Place.Around.NOTHING)).value())));
    return new WorstCase(new Analysis(program, natives, globals, Optional.empty()));
  }

  public static WorstCase of(Bound bound, Map<String, NativeFunction> natives) {
    var program = bound.program();
    var unbound = new Analysis(program, natives, Map.of(), Optional.empty());
    var globals = new HashMap<String, AbstractValue>();
    program.declaredParameters().values().forEach(parameter -> globals.put(parameter.name(),
        Optional.ofNullable(bound.parameters().get(parameter.name())).map(AbstractValue::of)
            .or(() -> parameter.defaultValue().map(value -> unbound.expressions().evaluate(value,
                Place.of(program.module(), Map.of(), Place.Around.NOTHING)).value()))
            .orElseGet(() -> new AbstractValue.Named(parameter.name()))));
    program.groups().values().forEach(group -> globals.put(group.name(), AbstractValue.of(new Value.Items(
        bound.groups().getOrDefault(group.name(), List.of()).stream()
            .<Value>map(node -> complete(node, group, unbound)).toList()))));
    return new WorstCase(new Analysis(program, natives, globals, bound.limit()));
  }

  /** Of the program from its first statement to its last. */
  public TimeBound whole() {
    return whole;
  }

  /** Of a statement of the program or of a function that it calls, each time it is met; empty when it never is. */
  public Optional<TimeBound> of(Statement statement) {
    return analysis.found(statement);
  }

  /** Of one call of a function or scope, its parameters by name; what computing its arguments takes isn't in it. */
  public TimeBound of(CheckedFunction function) {
    var alone = new Analysis(analysis.program(), analysis.natives(), analysis.globals(), Optional.empty());
    var arguments = function.signature().parameters().stream()
        .<AbstractValue>map(parameter -> new AbstractValue.Named(parameter.name())).toList();
    var inside = alone.calls().inside(function, arguments, Place.Around.NOTHING);
    return switch (function.declaration()) {
      case Declaration.Function declared when declared.isNative() -> alone.calls()
          .nativeCall(function, arguments, function.declaration().span(), Place.Around.NOTHING).time();
      case Declaration.Function declared -> alone.statements().run(declared.body().orElseThrow().statements(), inside);
      case Declaration.Scope scope -> alone.statements().scope(scope, inside);
      case Declaration.RecordDeclaration ignored -> TimeBound.ZERO;
      case Declaration.Param ignored -> TimeBound.ZERO;
      case Declaration.Group ignored -> TimeBound.ZERO;
    };
  }

  private static Map<String, AbstractValue> names(CheckedProgram program) {
    var names = new HashMap<String, AbstractValue>();
    program.declaredParameters().keySet().forEach(name -> names.put(name, new AbstractValue.Named(name)));
    program.groups().keySet().forEach(name -> names.put(name, new AbstractValue.Named(name)));
    return names;
  }

  /** A node with the defaults of the inventory block. A default is constant, so its value is known. */
  private static Value.NodeRef complete(Value.NodeRef node, CheckedProgram.Group group, Analysis analysis) {
    var variables = new LinkedHashMap<String, Value>();
    for (Parameter variable : group.declaration().variables()) {
      var name = variable.name().text();
      var given = Optional.ofNullable(node.variables().get(name));
      given.or(() -> constant(variable, analysis)).ifPresent(value -> variables.put(name, value));
    }
    return new Value.NodeRef(node.name(), node.address(), node.become(), variables);
  }

  private static Optional<Value> constant(Parameter variable, Analysis analysis) {
    var value = analysis.expressions().evaluate(variable.defaultValue().orElseThrow(),
        Place.of(analysis.program().module(), Map.of(), Place.Around.NOTHING)).value();
    return value instanceof AbstractValue.Known known ? known.only() : Optional.empty();
  }
}
