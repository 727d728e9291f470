package dev.upg.eval;

import dev.upg.check.CheckedFunction;
import dev.upg.check.Resolution;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.journal.Answer;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.OnResume;
import dev.upg.type.Effect;
import dev.upg.type.Signature;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Calls functions, natives, lambdas and record constructors. */
final class Calls {
  private final Interpreter interpreter;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value call(Expression.Call call, Frame frame) {
    var resolution = frame.module().resolution(call);
    if (resolution.function().isEmpty()) {
      var function = (Value.Function) interpreter.evaluator().evaluate(call.callee(), frame);
      return function.apply(arguments(resolution, frame).values());
    }
    var function = resolution.function().get();
    var arguments = arguments(resolution, frame);
    try {
      return call(function, arguments, call, frame);
    } catch (Failure failure) {
      throw failure.calledAt(call.span());
    } catch (StackOverflowError e) {
      // Here nothing is half done: scopes are left, and the run ends like any other that failed.
      throw Failure.of(Code.BAD_VALUE, "Too many calls inside each other", call.span(), "this is one too many");
    }
  }

  /**
   * The values in the order of the parameters, defaults filled in.
   *
   * @param since in a plan: after which change each is certain
   */
  record Arguments(List<Value> values, List<Optional<String>> since) {}

  Arguments arguments(Resolution resolution, Frame frame) {
    var values = new ArrayList<Value>();
    var since = new ArrayList<Optional<String>>();
    for (int i = 0; i < resolution.arguments().size(); i++) {
      var given = resolution.arguments().get(i);
      if (given.isPresent()) {
        var traced = traced(given.get(), frame);
        values.add(traced.value());
        since.add(traced.since());
      } else {
        var function = resolution.function().orElseThrow();
        values.add(constant(function, i));
        since.add(Optional.empty());
      }
    }
    return new Arguments(values, since);
  }

  private Foresight.Traced<Value> traced(Expression expression, Frame frame) {
    return interpreter.session().foresight()
        .map(foresight -> foresight.traced(() -> interpreter.evaluator().evaluate(expression, frame)))
        .orElseGet(() -> new Foresight.Traced<>(interpreter.evaluator().evaluate(expression, frame), Optional.empty()));
  }

  private Value constant(CheckedFunction function, int parameter) {
    var value = function.parameters().get(parameter).defaultValue().orElseThrow();
    return interpreter.evaluator().evaluate(value, Frame.top(function.module(), new Environment()));
  }

  private Value call(CheckedFunction function, Arguments arguments, Expression.Call call, Frame frame) {
    return switch (function.declaration()) {
      case Declaration.RecordDeclaration record -> record(function, arguments.values());
      case Declaration.Function declared when declared.isNative() ->
        nativeCall(function, declared.onResume().orElse(OnResume.ASK), arguments.values(), call, frame);
      case Declaration.Function declared -> {
        var own = frame.called(function.module(), environment(function, arguments)).at(place(function, frame));
        var inside = function.signature().kind() == Signature.Kind.ACTION ? own : own.looking();
        yield interpreter.executor().run(declared.body().orElseThrow().statements(), inside).orElse(Value.NOTHING);
      }
      case Declaration other -> throw new IllegalStateException("not callable: " + function.qualifiedName());
    };
  }

  /** The environment of a function's body: its parameters, and for the playbook's own functions its globals. */
  Environment environment(CheckedFunction function, Arguments arguments) {
    var environment = function.module() == interpreter.session().bound().program().module()
        ? interpreter.session().globals().inner()
        : new Environment();
    var parameters = function.signature().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      environment.set(parameters.get(i).name(), arguments.values().get(i), arguments.since().get(i));
    }
    return environment;
  }

  private static Value record(CheckedFunction function, List<Value> arguments) {
    var fields = new LinkedHashMap<String, Value>();
    var parameters = function.signature().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      fields.put(parameters.get(i).name(), arguments.get(i));
    }
    return new Value.Fields(function.signature().name(), fields);
  }

  /** A native probe is asked once; one that gives nothing back only tells something. */
  private Value look(NativeFunction java, NativeCall call, Frame frame) throws NativeFailure, InterruptedException {
    var ledger = interpreter.session().ledger();
    var key = ledger.key(frame.place());
    if (ledger.known(key).orElse(null) instanceof Answer.OfValue(var value)) {
      return value;
    }
    interpreter.session().looksLive(frame);
    var value = java.call(call);
    if (value != Value.NOTHING && Answer.OfValue.canBeWritten(value)) {
      ledger.look(key, new Answer.OfValue(value));
    }
    return value;
  }

  /** A pure function has the same value each time, so nothing of it is journaled. */
  private Place place(CheckedFunction function, Frame frame) {
    return function.signature().kind().effect() == Effect.PURE
        ? Place.nowhere()
        : interpreter.session().ledger().call(frame.place(), function.signature().name());
  }

  private Value nativeCall(CheckedFunction function, OnResume onResume, List<Value> arguments, Expression.Call call,
      Frame frame) {
    var java = interpreter.session().natives().get(function.qualifiedName());
    if (java == null) {
      throw new IllegalStateException("native without Java: " + function.qualifiedName());
    }
    if (function.signature().kind() == Signature.Kind.ACTION) {
      interpreter.guards().beforeChange(frame);
    }
    try {
      var place = place(function, frame);
      var nativeCall = new NativeCall(arguments, interpreter, frame.at(place), call.span(), onResume);
      return function.signature().kind() == Signature.Kind.PROBE && place.recorded()
          ? look(java, nativeCall, frame.at(place))
          : java.call(nativeCall);
    } catch (NativeFailure e) {
      var diagnostic = Diagnostic.failed(Code.BAD_VALUE, e.getMessage(),
          call.span(), "`" + function.qualifiedName() + "` has no result");
      var told = e.help().map(diagnostic::help).orElse(diagnostic);
      throw e.isTransport() ? Failure.ofTransport(told) : Failure.of(told);
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }
}
