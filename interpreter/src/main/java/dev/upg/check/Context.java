package dev.upg.check;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;
import dev.upg.type.Effect;
import dev.upg.type.Type;

import java.util.Map;
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

  /** Where a condition has told these types. */
  Context knowing(Map<String, Type> facts) {
    if (facts.isEmpty()) {
      return this;
    }
    var inner = inner();
    inner.variables().narrow(facts);
    return inner;
  }

  Context function(Type resultType) {
    return new Context(module, modules, types, diagnostics, variables, allowed, Optional.of(resultType));
  }

  /** Where mistakes aren't told, since something else will be. */
  Context quietly() {
    return new Context(module, modules, types, new Diagnostics(), variables, allowed, result);
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Notes what looks or changes; where that isn't allowed, it is reported when the whole file has been checked. */
  void use(Effect effect, String what, Span span) {
    use(new EffectUses.Use(effect, what, span, Optional.empty()));
  }

  void call(CheckedFunction function, Span span) {
    use(new EffectUses.Use(function.signature().kind().effect(), "`" + function.qualifiedName() + "`", span,
        Optional.of(function)));
  }

  private void use(EffectUses.Use use) {
    if (use.effect() != Effect.PURE) {
      module.effects().add(use, allowed);
    }
  }
}
