package dev.upg.worstcase;

/** What an expression gives, and how long that takes at most. */
record Evaluated(AbstractValue value, TimeBound time) {
  static Evaluated at(AbstractValue value) {
    return new Evaluated(value, TimeBound.ZERO);
  }

  Evaluated after(TimeBound before) {
    return new Evaluated(value, before.plus(time));
  }
}
