package dev.upg.check;

import dev.upg.source.Span;
import dev.upg.type.Type;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that have a value at a place of a program; an inner block sees those of the outer ones. */
final class Variables {
  private final Optional<Variables> outer;
  private final Map<String, Variable> own = new LinkedHashMap<>();

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

  Optional<Variable> find(String name) {
    var found = own.get(name);
    return found != null ? Optional.of(found) : outer.flatMap(variables -> variables.find(name));
  }

  Set<String> names() {
    var names = new TreeSet<>(own.keySet());
    outer.ifPresent(variables -> names.addAll(variables.names()));
    return names;
  }
}
