package dev.upg.check;

import dev.upg.source.Span;
import dev.upg.type.Effect;

/**
 * The strongest effect that is allowed at a place, and why.
 *
 * @param where for messages: {@code the condition of `wait until`}, {@code the probe `ready`}
 */
record Allowed(Effect effect, String where, Span because, Reason reason) {
  enum Reason { CONDITION, LAMBDA, FUNCTION, SCOPE, DEFAULT, ANYTHING }

  static Allowed anything(Span because) {
    return new Allowed(Effect.ACTION, "a statement", because, Reason.ANYTHING);
  }

  /** A lambda for a function that is written in upg may be called wherever that function can be. */
  Allowed lambda(String function, Span because) {
    return effect.exceeds(Effect.PROBE) ? new Allowed(Effect.PROBE, function, because, Reason.LAMBDA) : this;
  }

  /** A condition inside a {@code fun} stays pure. */
  Allowed condition(String where, Span because) {
    return effect.exceeds(Effect.PROBE) ? new Allowed(Effect.PROBE, where, because, Reason.CONDITION) : this;
  }
}
