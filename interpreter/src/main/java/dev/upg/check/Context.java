package dev.upg.check;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;
import dev.upg.type.Effect;
import dev.upg.type.Type;

import java.util.Optional;

/**
 * Where a piece of code stands: what it sees and what it may do.
 *
 * @param result the result type of the function around it; empty outside functions, where {@code return} has no place
 */
record Context(CheckedModule module, ModuleSource modules, TypeResolver types, Diagnostics diagnostics,
    Variables variables, Allowed allowed, Optional<Type> result) {

  Context with(Variables inner) {
    return new Context(module, modules, types, diagnostics, inner, allowed, result);
  }

  Context inner() {
    return with(variables.inner());
  }

  Context with(Allowed narrower) {
    return new Context(module, modules, types, diagnostics, variables, narrower, result);
  }

  Context condition(String where, Span because) {
    return with(allowed.condition(where, because));
  }

  Context function(Type resultType) {
    return new Context(module, modules, types, diagnostics, variables, allowed, Optional.of(resultType));
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Reports a use of {@code what} at {@code span} when its effect isn't allowed here. */
  void use(Effect effect, String what, Span span) {
    if (effect.exceeds(allowed.effect())) {
      report(EffectErrors.notAllowed(effect, what, span, allowed));
    }
  }
}
