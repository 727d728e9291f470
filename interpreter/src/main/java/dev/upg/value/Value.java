package dev.upg.value;

import dev.upg.host.HostAddress;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of the language; immutable. */
public sealed interface Value {
  record Bool(boolean value) implements Value {}

  record Int(long value) implements Value {}

  record Float(double value) implements Value {
    public Float {
      // There is one zero: it compares and shows without a sign.
      value = value == 0 ? 0.0 : value;
    }
  }

  /** A string or a path. */
  record Str(String value) implements Value {}

  record Time(Duration value) implements Value {}

  record Size(long bytes) implements Value {}

  /** {@code 25} for 25 %. */
  record Percent(BigDecimal value) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Percent that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  record VersionNumber(Version value) implements Value {}

  /** Never part of a text; its {@code toString} hides it. */
  record Secret(String value) implements Value {
    @Override
    public String toString() {
      return "<hidden>";
    }
  }

  /**
   * A node of the inventory; two are the same when their names are.
   *
   * @param become the user that commands run as unless they say otherwise
   * @param variables those the playbook's inventory block declares
   */
  record NodeRef(String name, HostAddress address, Optional<String> become, Map<String, Value> variables)
      implements
        Value {
    public NodeRef {
      variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NodeRef that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    public static Items ofTexts(List<String> texts) {
      return new Items(texts.stream().<Value>map(Str::new).toList());
    }
  }

  record Entries(Map<Value, Value> values) implements Value {
    public Entries {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** @param type its name, for messages */
  record Fields(String type, Map<String, Value> values) implements Value {
    public Fields {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * What came from outside and hasn't been told apart.
   *
   * @param content String, Boolean, Long, Double, List, Map, or empty for null
   * @param path where in its document: {@code $.details.address}
   */
  record Json(Optional<Object> content, String path) implements Value {
    /** The same content is the same value, wherever it was found. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Json that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
      return content.hashCode();
    }
  }

  /** {@code none}. */
  record None() implements Value {}

  /** The value of something that gives nothing back. */
  record Nothing() implements Value {}

  /** A lambda with what it saw where it was written. */
  non-sealed interface Function extends Value {
    Value apply(List<Value> arguments);
  }

  Value NONE = new None();
  Value NOTHING = new Nothing();

  static Value bool(boolean value) {
    return new Bool(value);
  }

  static Value text(String value) {
    return new Str(value);
  }

  /** The text of a value as {@code ${…}} writes it. */
  default String show() {
    return Show.text(this);
  }
}
