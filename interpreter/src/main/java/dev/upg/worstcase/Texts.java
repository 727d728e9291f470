package dev.upg.worstcase;

import dev.upg.source.Span;
import dev.upg.value.Value;

import java.util.Optional;

/** What is known of a value, in words. */
final class Texts {
  private static final int LONGEST = 60;

  private Texts() {}

  static String oneLine(Span span) {
    var line = span.text().strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
  }

  /** What the program says there, and where. */
  static String told(Span span) {
    return "`" + oneLine(span) + "` at " + span.file().name() + ":" + span.line();
  }

  static AbstractValue unknown(Span span) {
    return new AbstractValue.Unknown(told(span));
  }

  /** Of a single value, or one that has a name. */
  static Optional<String> of(AbstractValue value) {
    return switch (value) {
      case AbstractValue.Known known -> known.only().map(Value::show);
      case AbstractValue.Named(var text) -> Optional.of(text);
      case AbstractValue.Unknown ignored -> Optional.empty();
      case AbstractValue.Listed ignored -> Optional.empty();
      case AbstractValue.Fields ignored -> Optional.empty();
      case AbstractValue.Function ignored -> Optional.empty();
    };
  }

  /** Whether it is true or false, when that is known. */
  static Optional<Boolean> truth(AbstractValue condition) {
    return condition instanceof AbstractValue.Known known
        ? known.only().map(value -> ((Value.Bool) value).value())
        : Optional.empty();
  }
}
