package dev.upg.eval;

import dev.upg.value.Value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names and their values. A name gets its value once; inner blocks have an environment of their own. */
final class Environment {
  private final Optional<Environment> outer;
  private final Map<String, Value> values = new HashMap<>();

  Environment() {
    this.outer = Optional.empty();
  }

  private Environment(Environment outer) {
    this.outer = Optional.of(outer);
  }

  Environment inner() {
    return new Environment(this);
  }

  void set(String name, Value value) {
    values.put(name, value);
  }

  /** The checker has seen that the name is known. */
  Value get(String name) {
    var value = values.get(name);
    if (value != null) {
      return value;
    }
    return outer.orElseThrow(() -> new IllegalStateException("unknown name " + name)).get(name);
  }

  boolean has(String name) {
    return values.containsKey(name) || outer.map(environment -> environment.has(name)).orElse(false);
  }
}
