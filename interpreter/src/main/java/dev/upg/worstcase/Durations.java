package dev.upg.worstcase;

import dev.upg.value.Value;

/** What is known of a duration, as a time. */
final class Durations {
  private Durations() {}

  static TimeBound of(AbstractValue duration) {
    return switch (duration) {
      case AbstractValue.Known(var possible) -> possible.values().stream()
          .map(value -> value instanceof Value.Time(var time) ? TimeBound.of(time) : TimeBound.ZERO)
          .reduce(TimeBound.ZERO, TimeBound::max);
      case AbstractValue.Named(var text) -> TimeBound.of(new TimeBound.Named(text));
      case AbstractValue.Unknown(var why) -> TimeBound.of(new TimeBound.Unknown(why));
      case AbstractValue.Listed ignored -> throw new IllegalStateException("a list is no duration");
      case AbstractValue.Fields ignored -> throw new IllegalStateException("a record is no duration");
      case AbstractValue.Function ignored -> throw new IllegalStateException("a function is no duration");
    };
  }
}
