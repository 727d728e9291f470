package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.tree.Argument;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.type.Signature;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins a call's arguments with the parameters: by place, by name, with types and type variables. */
final class ArgumentChecker {
  private ArgumentChecker() {}

  static Type check(Expression.Call call, CheckedFunction function, Optional<CallChecker.Receiver> receiver,
      Context context) {
    var signature = function.signature();
    var placed = place(call, function, receiver.map(CallChecker.Receiver::expression), context);
    var bindings = new HashMap<String, Type>();
    // Lambdas last: what they are given is known only from the other arguments.
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < placed.size(); i++) {
        if (placed.get(i).isPresent()) {
          var value = placed.get(i).get();
          var parameter = signature.parameters().get(i);
          if (i == 0 && receiver.isPresent()) {
            if (pass == 0) {
              fit(value, receiver.get().type(), parameter, function, bindings, context);
            }
          } else if (value instanceof Expression.Lambda lambda && pass == 1) {
            checkLambda(lambda, parameter, function, bindings, context);
          } else if (!(value instanceof Expression.Lambda) && pass == 0) {
            var hint = Types.substitute(parameter.type(), bindings);
            fit(value, type(value, hint, context), parameter, function, bindings, context);
          }
        }
      }
    }
    ordered(call, function, bindings, context);
    Constants.arguments(function, placed, context);
    ConstantChecker.called(function, call, context);
    context.module().resolve(call,
        new Resolution(Optional.of(function), placed, signature.kind().effect()));
    return Types.substitute(signature.result(), bindings);
  }

  private static Type type(Expression value, Type hint, Context context) {
    if (hint instanceof Type.FunctionOf) {
      // The names of a value that isn't a lambda are most likely meant for the parameters of one.
      var type = ExpressionChecker.type(value, hint, context.quietly());
      if (!Types.isOpen(type)) {
        return type;
      }
    }
    return ExpressionChecker.type(value, hint, context);
  }

  /** The library's type variable {@code Ordered} stands for types with an order only. */
  private static void ordered(Expression.Call call, CheckedFunction function, Map<String, Type> bindings,
      Context context) {
    var type = bindings.getOrDefault("Ordered", Simple.UNKNOWN);
    if (!Types.isOrdered(type) && !(type instanceof Type.Variable)) {
      context.report(Diagnostic
          .error(Code.BAD_OPERANDS, "`" + function.qualifiedName() + "` needs values with an order",
              CallChecker.nameSpan(call.callee()), TypeErrors.a(type) + " has none")
          .help("Compare numbers, texts, versions, durations or sizes."));
    }
  }

  private static void fit(Expression value, Type actual, Signature.Parameter parameter, CheckedFunction function,
      Map<String, Type> bindings, Context context) {
    Types.bind(parameter.type(), actual, bindings);
    var wanted = Types.substitute(parameter.type(), bindings);
    if (!Types.accepts(wanted, actual)) {
      context.report(TypeErrors.wrongType(context.module().secretPart(value), wanted, actual,
          "`" + parameter.name() + "` of `" + function.qualifiedName() + "`")
          .related(declared(function, parameter), "wanted here"));
    }
  }

  private static void checkLambda(Expression.Lambda lambda, Signature.Parameter parameter, CheckedFunction function,
      Map<String, Type> bindings, Context context) {
    if (parameter.type() instanceof Type.FunctionOf(var parameters, var result)) {
      var given = parameters.stream().map(p -> Types.substitute(p, bindings)).toList();
      boolean isNative = function.declaration() instanceof Declaration.Function written && written.isNative();
      var place = isNative
          ? context
          : context.with(context.allowed().lambda(function.qualifiedName(), declared(function, parameter)));
      var actual = ExpressionChecker.lambda(lambda, given, Types.substitute(result, bindings), place);
      Types.bind(parameter.type(), actual, bindings);
    } else if (parameter.type() != Simple.UNKNOWN) {
      context.report(TypeErrors.wrongType(lambda, parameter.type(),
          new Type.FunctionOf(lambda.parameters().stream().<Type>map(p -> Simple.UNKNOWN).toList(), Simple.UNKNOWN),
          "`" + parameter.name() + "` of `" + function.qualifiedName() + "`"));
    }
  }

  private static List<Optional<Expression>> place(Expression.Call call, CheckedFunction function,
      Optional<Expression> receiver, Context context) {
    var names = CallChecker.parameterNames(function.signature());
    var placed = new ArrayList<Optional<Expression>>();
    names.forEach(name -> placed.add(Optional.empty()));
    int next = 0;
    if (receiver.isPresent()) {
      if (names.isEmpty()) {
        context.report(tooMany(call, function, 1, context));
        return placed;
      }
      placed.set(next++, receiver);
    }
    int shift = receiver.isPresent() ? 1 : 0;
    var misspelled = new HashSet<String>();
    for (var argument : call.arguments()) {
      if (argument.name().isPresent()) {
        if (!names.contains(argument.name().get().text())) {
          Spelling.nearest(argument.name().get().text(), names).ifPresent(misspelled::add);
        }
        byName(argument, names, placed, function, context);
      } else if (next < names.size() && placed.get(next).isEmpty()) {
        placed.set(next++, Optional.of(argument.value()));
      } else {
        ExpressionChecker.type(argument.value(), context);
        context.report(placed.stream().allMatch(Optional::isPresent)
            ? tooMany(call, function, call.arguments().size(), context)
            : Diagnostic.error(Code.WRONG_ARGUMENT_COUNT, "This argument needs its name", argument.span(),
                "its place is taken by one with a name").help("Write the arguments without a name first."));
        return placed;
      }
    }
    missing(call, function, placed, shift, misspelled, context);
    return placed;
  }

  private static void byName(Argument argument, List<String> names, List<Optional<Expression>> placed,
      CheckedFunction function, Context context) {
    var name = argument.name().orElseThrow();
    int at = names.indexOf(name.text());
    if (at < 0) {
      ExpressionChecker.type(argument.value(), context);
      context.report(Diagnostic.error(Code.UNKNOWN_ARGUMENT,
          "`" + function.qualifiedName() + "` has no parameter `" + name.text() + "`", name.span(),
          Spelling.label(name.text(), names, "not one of its parameters"))
          .related(function.declaration().name().span(), "declared here"));
    } else if (placed.get(at).isPresent()) {
      context.report(Diagnostic.error(Code.UNKNOWN_ARGUMENT, "`" + name.text() + "` is given twice", argument.span(),
          "the second time").related(placed.get(at).get().span(), "the first time"));
    } else {
      placed.set(at, Optional.of(argument.value()));
    }
  }

  private static void missing(Expression.Call call, CheckedFunction function, List<Optional<Expression>> placed,
      int shift, Set<String> misspelled, Context context) {
    var missing = new ArrayList<String>();
    for (int i = shift; i < placed.size(); i++) {
      var parameter = function.signature().parameters().get(i);
      if (placed.get(i).isEmpty() && !parameter.optional() && !misspelled.contains(parameter.name())) {
        missing.add("`" + parameter.name() + ": " + parameter.type() + "`");
      }
    }
    if (!missing.isEmpty()) {
      context.report(Diagnostic.error(Code.WRONG_ARGUMENT_COUNT,
          "`" + function.qualifiedName() + "` needs " + String.join(" and ", missing),
          CallChecker.nameSpan(call.callee()), "not given here").related(function.declaration().name().span(),
              "declared here"));
    }
  }

  private static Diagnostic tooMany(Expression.Call call, CheckedFunction function, int given, Context context) {
    var names = CallChecker.parameterNames(function.signature());
    return Diagnostic.error(Code.WRONG_ARGUMENT_COUNT,
        "`" + function.qualifiedName() + "` takes " + CallChecker.count(names.size()) + ", not more",
        CallChecker.nameSpan(call.callee()), given + " given").related(function.declaration().name().span(),
            "declared here: " + (names.isEmpty() ? "no parameters" : String.join(", ", names)));
  }

  private static dev.upg.source.Span declared(CheckedFunction function, Signature.Parameter parameter) {
    return function.parameters().stream().filter(written -> written.name().text().equals(parameter.name())).findFirst()
        .orElseThrow().span();
  }
}
