package dev.upg.eval;

import dev.upg.value.Value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names and their values. A name gets its value once; inner blocks have an environment of their own. */
final class Environment {
  private final Optional<Environment> outer;
  private final Map<String, Value> values = new HashMap<>();
  /** In a plan: after which change a name's value is certain. One without a value isn't known before at all. */
  private final Map<String, String> since = new HashMap<>();

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

  void set(String name, Value value, Optional<String> certain) {
    set(name, value);
    certain.ifPresent(change -> since.put(name, change));
  }

  void unknown(String name, String certain) {
    since.put(name, certain);
  }

  /** In a plan: the change after which the value is certain; empty when it is now. */
  Optional<String> since(String name) {
    if (values.containsKey(name) || since.containsKey(name)) {
      return Optional.ofNullable(since.get(name));
    }
    return outer.flatMap(environment -> environment.since(name));
  }

  /** The checker has seen that the name is known. */
  Value get(String name) {
    var value = values.get(name);
    if (value != null) {
      return value;
    }
    if (since.containsKey(name)) {
      throw new NotKnown(since.get(name));
    }
    return outer.orElseThrow(() -> new IllegalStateException("unknown name " + name)).get(name);
  }

  boolean has(String name) {
    return values.containsKey(name) || outer.map(environment -> environment.has(name)).orElse(false);
  }
}
