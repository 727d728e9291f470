package dev.upg.check;

import dev.upg.source.Span;
import dev.upg.type.Type;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that have a value at a place of a program; an inner block sees those of the outer ones. */
final class Variables {
  private final Optional<Variables> outer;
  private final Map<String, Variable> own = new LinkedHashMap<>();
  private final Map<String, Type> narrowed = new HashMap<>();

  record Variable(Type type, Span declared) {}

  private Variables(Optional<Variables> outer) {
    this.outer = outer;
  }

  static Variables none() {
    return new Variables(Optional.empty());
  }

  Variables inner() {
    return new Variables(Optional.of(this));
  }

  void declare(String name, Type type, Span declared) {
    own.put(name, new Variable(type, declared));
  }

  /** From here on, and in the blocks inside, these names and fields have these types. */
  void narrow(Map<String, Type> byPath) {
    narrowed.putAll(byPath);
  }

  Optional<Variable> find(String name) {
    var found = own.get(name);
    var variable = found != null ? Optional.of(found) : outer.flatMap(variables -> variables.find(name));
    return narrowed.containsKey(name)
        ? variable.map(known -> new Variable(narrowed.get(name), known.declared()))
        : variable;
  }

  /** The type of {@code server.zone}, where a condition has told more than its declaration. */
  Optional<Type> narrowed(String path) {
    var found = narrowed.get(path);
    return found != null ? Optional.of(found) : outer.flatMap(variables -> variables.narrowed(path));
  }

  Set<String> names() {
    var names = new TreeSet<>(own.keySet());
    outer.ifPresent(variables -> names.addAll(variables.names()));
    return names;
  }
}
