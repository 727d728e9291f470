package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.Name;
import dev.upg.type.Effect;
import dev.upg.type.Signature;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what a call calls. */
final class CallChecker {
  /** What stands before the dot, and its type: found once, since calls are chained. */
  record Receiver(Expression expression, Type type) {}

  private CallChecker() {}

  static Type type(Expression.Call call, Context context) {
    return type(call, false, context);
  }

  /** @param scopeWanted true in {@code with}, the only place of a scope */
  static Type type(Expression.Call call, boolean scopeWanted, Context context) {
    return switch (call.callee()) {
      case Expression.NameUse name -> named(call, name, scopeWanted, context);
      case Expression.Member member -> member(call, member, scopeWanted, context);
      case Expression other -> {
        ExpressionChecker.type(other, context);
        context.report(Diagnostic.error(Code.NOT_CALLABLE, "This can't be called", other.span(), "not a function"));
        yield arguments(call, context);
      }
    };
  }

  private static Type named(Expression.Call call, Expression.NameUse use, boolean scopeWanted, Context context) {
    var variable = context.variables().find(use.name());
    if (variable.isPresent() && variable.get().type() instanceof Type.FunctionOf function) {
      return callValue(call, function, context);
    }
    var found = context.module().function(use.name()).or(() -> context.modules().prelude(use.name()));
    if (found.isPresent()) {
      return callFunction(call, found.get(), Optional.empty(), scopeWanted, context);
    }
    if (variable.isPresent()) {
      if (variable.get().type() == Simple.NEVER) {
        context.report(neverThere(use));
      }
      if (Types.isOpen(variable.get().type())) {
        return arguments(call, context);
      }
      context.report(Diagnostic.error(Code.NOT_CALLABLE, "`" + use.name() + "` is "
          + TypeErrors.a(variable.get().type()) + ", not a function", use.span(), "can't be called")
          .related(variable.get().declared(), "declared here"));
      return arguments(call, context);
    }
    var known = new TreeSet<>(context.module().functions().keySet());
    known.addAll(context.modules().builtIn("core").functions().keySet());
    var elsewhere = context.module().uses().entrySet().stream()
        .filter(entry -> entry.getValue().function(use.name()).isPresent()).map(java.util.Map.Entry::getKey)
        .findFirst();
    var error = Diagnostic.error(Code.UNKNOWN_FUNCTION, "There is no function `" + use.name() + "` here", use.span(),
        elsewhere.map(module -> "did you mean `" + module + "." + use.name() + "`?")
            .orElseGet(() -> Spelling.label(use.name(), known, "not known at this place")));
    context.report(NameErrors.otherWord(use.name()).map(error::help).orElse(error));
    return arguments(call, context);
  }

  private static Type member(Expression.Call call, Expression.Member member, boolean scopeWanted, Context context) {
    var module = module(member.target(), context);
    if (module.isPresent()) {
      var function = module.get().function(member.name().text());
      if (function.isEmpty()) {
        context.report(unknownFunction(member.name(), module.get(), module.get().visibleNames(), context));
        return arguments(call, context);
      }
      return callFunction(call, function.get(), Optional.empty(), scopeWanted, context);
    }
    if (member.target() instanceof Expression.NameUse use && context.module().isMissing(use.name())
        && context.variables().find(use.name()).isEmpty()) {
      return arguments(call, context);
    }
    var receiver = ExpressionChecker.type(member.target(), context);
    if (receiver == Simple.NEVER) {
      context.report(neverThere(member.target()));
    }
    if (Types.isOpen(receiver)) {
      return arguments(call, context);
    }
    var owner = owner(receiver, context);
    var function = method(member, owner);
    if (function.isEmpty()) {
      context.report(noMethod(member, receiver, owner, context));
      return arguments(call, context);
    }
    return callFunction(call, function.get(), Optional.of(new Receiver(member.target(), receiver)), scopeWanted,
        context);
  }

  /** The module whose functions are the methods of a type. */
  private static Optional<CheckedModule> owner(Type receiver, Context context) {
    return receiver instanceof Type.RecordOf record
        ? moduleOfRecord(record, context.module(), new HashSet<>())
        : BuiltInModules.of(receiver).map(context.modules()::builtIn);
  }

  private static Optional<CheckedFunction> method(Expression.Member member, Optional<CheckedModule> owner) {
    return owner.flatMap(found -> found.function(member.name().text()))
        .filter(found -> found.signature().kind() != Signature.Kind.RECORD);
  }

  /** Whether a member that isn't called names a function. */
  static boolean isMethod(Expression.Member member, Type target, Context context) {
    return method(member, owner(target, context)).isPresent();
  }

  /** The module that an expression names, when it does; the built-in ones are there without {@code use}. */
  static Optional<CheckedModule> module(Expression target, Context context) {
    if (!(target instanceof Expression.NameUse use) || context.variables().find(use.name()).isPresent()) {
      return Optional.empty();
    }
    var used = Optional.ofNullable(context.module().uses().get(use.name()));
    return used.isEmpty() && BuiltInModules.ALL.contains(use.name()) && !use.name().equals(context.module().name())
        ? Optional.of(context.modules().builtIn(use.name()))
        : used;
  }

  /** By the record itself: two files may have modules and records of the same names. */
  private static Optional<CheckedModule> moduleOfRecord(Type.RecordOf record, CheckedModule from,
      Set<CheckedModule> seen) {
    if (from.function(record.name()).filter(function -> function.signature().result() == record).isPresent()) {
      return Optional.of(from);
    }
    return seen.add(from)
        ? from.uses().values().stream().flatMap(used -> moduleOfRecord(record, used, seen).stream()).findFirst()
        : Optional.empty();
  }

  private static Type callValue(Expression.Call call, Type.FunctionOf function, Context context) {
    if (call.arguments().size() != function.parameters().size()) {
      context.report(Diagnostic.error(Code.WRONG_ARGUMENT_COUNT,
          "`" + call.callee().span().text() + "` takes " + count(function.parameters().size()) + ", not "
              + call.arguments().size(),
          call.span(), "it is `" + function + "`"));
    }
    call.arguments().stream().flatMap(argument -> argument.name().stream())
        .forEach(name -> context.report(Diagnostic.error(Code.UNKNOWN_ARGUMENT,
            "The parameters of a lambda have no names for its caller", name.span(), "leave out the name")));
    for (int i = 0; i < call.arguments().size(); i++) {
      ExpressionChecker.require(call.arguments().get(i).value(),
          i < function.parameters().size() ? function.parameters().get(i) : Simple.UNKNOWN, "the argument", context);
    }
    context.module().resolve(call, new Resolution(Optional.empty(),
        call.arguments().stream().map(argument -> Optional.of(argument.value())).toList(), Effect.PURE));
    return function.result();
  }

  private static Type callFunction(Expression.Call call, CheckedFunction function, Optional<Receiver> receiver,
      boolean scopeWanted, Context context) {
    var signature = function.signature();
    if (function.isPrivate() && function.module() != context.module()) {
      context.report(NameErrors.isPrivate(function, nameSpan(call.callee())));
    }
    boolean isScope = signature.kind() == Signature.Kind.SCOPE;
    if (isScope && !scopeWanted) {
      context.report(Diagnostic.error(Code.NOT_A_SCOPE, "The scope `" + function.qualifiedName()
          + "` must be entered by `with`", call.span(), "a scope puts back what it changed at the end of its block")
          .help("Write `with " + call.span().text().lines().findFirst().orElse("") + " { … }`."));
      ArgumentChecker.check(call, function, receiver, context);
      return Simple.UNKNOWN;
    }
    if (!isScope && scopeWanted) {
      context.report(Diagnostic
          .error(Code.NOT_A_SCOPE, "`" + function.qualifiedName() + "` is not a scope", call.span(),
              "`with` needs something that it can put back")
          .related(function.declaration().name().span(), "declared here")
          .help("Call it as a statement, or declare it as a `scope` with `enter` and `leave`."));
    } else {
      context.call(function, call.callee().span());
    }
    return ArgumentChecker.check(call, function, receiver,
        isScope ? context.condition("what is given to a scope", call.span()) : context);
  }

  /** Checks the arguments of a call that isn't understood, for the mistakes in themselves. */
  private static Type arguments(Expression.Call call, Context context) {
    call.arguments().stream().map(argument -> argument.value()).filter(value -> !(value instanceof Expression.Lambda))
        .forEach(value -> ExpressionChecker.type(value, context));
    return Simple.UNKNOWN;
  }

  private static Diagnostic neverThere(Expression expression) {
    return Diagnostic.error(Code.WRONG_TYPE, "There is never a value here", expression.span(),
        "from a list or a map that is always empty").help("Leave it out, or put something into the list.");
  }

  private static Diagnostic unknownFunction(Name name, CheckedModule module, Set<String> known, Context context) {
    var error = Diagnostic.error(Code.UNKNOWN_FUNCTION, "There is no function `" + name.text() + "` in "
        + (module.name().isEmpty() ? "this playbook" : "`" + module.name() + "`"), name.span(),
        Spelling.label(name.text(), known, "not one of its functions"));
    return context.modules().libraryModules().contains(module.name())
        ? error.help("`upg doc " + module.name() + "` lists its functions.")
        : known.isEmpty()
            ? error
            : error.note("It has " + String.join(", ", known.stream().map(one -> "`" + one + "`").toList()) + ".");
  }

  private static Diagnostic noMethod(Expression.Member member, Type receiver, Optional<CheckedModule> owner,
      Context context) {
    var name = member.name();
    if (receiver instanceof Type.OptionalOf) {
      return Diagnostic.error(Code.MAY_BE_NONE, "This may be `none`, which has no `" + name.text() + "`",
          member.target().span(), "this is " + TypeErrors.a(receiver))
          .help(TypeErrors.askFirst(member.target()));
    }
    if (owner.isPresent() && receiver instanceof Type.RecordOf) {
      return unknownFunction(name, owner.get(), owner.get().visibleNames(), context);
    }
    var known = owner.map(CheckedModule::visibleNames).orElse(Set.of());
    var plain = asPlainCall(member, context);
    if (plain.isPresent()) {
      return Diagnostic.error(Code.UNKNOWN_FUNCTION, TypeErrors.capitalA(receiver) + " has no function `" + name.text()
          + "`", name.span(), "did you mean `" + plain.get() + "`?");
    }
    var error = Diagnostic.error(Code.UNKNOWN_FUNCTION,
        TypeErrors.capitalA(receiver) + " has no function `" + name.text() + "`",
        name.span(), Spelling.label(name.text(), known, "not one of its functions"));
    return NameErrors.otherMethod(name.text()).map(error::help)
        .or(() -> owner.map(module -> error.help("`upg doc " + module.name() + "` lists them."))).orElse(error);
  }

  /** A function of the file or of a used module that was called like a method of a type that isn't its module's. */
  private static Optional<String> asPlainCall(Expression.Member member, Context context) {
    var call = member.name().text() + "(" + member.target().span().text().lines().findFirst().orElse("") + ")";
    return context.module().function(member.name().text()).isPresent()
        ? Optional.of(call)
        : context.module().uses().entrySet().stream()
            .filter(entry -> entry.getValue().function(member.name().text()).isPresent())
            .map(entry -> entry.getKey() + "." + call).findFirst();
  }

  static String count(int arguments) {
    return switch (arguments) {
      case 0 -> "no arguments";
      case 1 -> "1 argument";
      default -> arguments + " arguments";
    };
  }

  static Span nameSpan(Expression callee) {
    return callee instanceof Expression.Member member ? member.name().span() : callee.span();
  }

  static List<String> parameterNames(Signature signature) {
    return signature.parameters().stream().map(Signature.Parameter::name).toList();
  }
}
