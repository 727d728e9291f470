package dev.upg.type;

import dev.upg.type.Type.FunctionOf;
import dev.upg.type.Type.ListOf;
import dev.upg.type.Type.Literals;
import dev.upg.type.Type.MapOf;
import dev.upg.type.Type.NodeWith;
import dev.upg.type.Type.OptionalOf;
import dev.upg.type.Type.RecordOf;
import dev.upg.type.Type.Simple;
import dev.upg.type.Type.Variable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The relations between types. */
public final class Types {
  private Types() {}

  /** Whether a value of {@code actual} can stand where {@code wanted} is asked for. */
  public static boolean accepts(Type wanted, Type actual) {
    if (wanted == Simple.UNKNOWN || isOpen(actual) || wanted.equals(actual)) {
      return true;
    }
    return switch (wanted) {
      case OptionalOf(var item) -> actual == Simple.NONE
          || accepts(item, actual instanceof OptionalOf(var inner) ? inner : actual);
      case Simple simple -> isTextual(simple) && (actual instanceof Literals || isTextual(actual));
      case Literals(var values) -> actual instanceof Literals(var some) && values.containsAll(some);
      case ListOf(var item) -> actual instanceof ListOf(var inner) && accepts(item, inner);
      case MapOf(var key, var value) -> actual instanceof MapOf(var k, var v) && accepts(key, k) && accepts(value, v);
      case NodeWith(var variables) -> actual instanceof NodeWith(var present) && variables.entrySet().stream()
          .allMatch(entry -> present.containsKey(entry.getKey())
              && accepts(entry.getValue(), present.get(entry.getKey())));
      case FunctionOf(var parameters, var result) -> actual instanceof FunctionOf(var given, var answer)
          && parameters.size() == given.size() && accepts(result, answer)
        // It is called with what is wanted, which must fit what it takes.
          && IntStream.range(0, given.size()).allMatch(i -> accepts(given.get(i), parameters.get(i)));
      case RecordOf record -> false;
      case Variable variable -> false;
    };
  }

  /** A path is a string that names a file: each is taken for the other. */
  private static boolean isTextual(Type type) {
    return type == Simple.STRING || type == Simple.PATH;
  }

  /** The narrowest type that both fit in, when there is one. */
  public static Optional<Type> common(Type a, Type b) {
    if (accepts(a, b)) {
      return Optional.of(a == Simple.UNKNOWN ? b : a);
    }
    if (accepts(b, a)) {
      return Optional.of(b);
    }
    if (a == Simple.NONE) {
      return Optional.of(new OptionalOf(b));
    }
    if (b == Simple.NONE) {
      return Optional.of(new OptionalOf(a));
    }
    if (a instanceof Literals(var some) && b instanceof Literals(var others)) {
      var all = new TreeSet<>(some);
      all.addAll(others);
      return Optional.of(new Literals(all));
    }
    if (a instanceof OptionalOf(var inner)) {
      return common(inner, b).map(Types::optional);
    }
    if (b instanceof OptionalOf(var inner)) {
      return common(a, inner).map(Types::optional);
    }
    if (a instanceof NodeWith(var some) && b instanceof NodeWith(var others)) {
      var shared = new LinkedHashMap<>(some);
      shared.entrySet().removeIf(entry -> !entry.getValue().equals(others.get(entry.getKey())));
      return Optional.of(new NodeWith(shared));
    }
    if (a instanceof ListOf(var x) && b instanceof ListOf(var y)) {
      return common(x, y).map(ListOf::new);
    }
    if (a instanceof MapOf(var key, var value) && b instanceof MapOf(var otherKey, var otherValue)) {
      return common(key, otherKey).flatMap(k -> common(value, otherValue).map(v -> new MapOf(k, v)));
    }
    return Optional.empty();
  }

  /** Whether a value of the type has a part of such a type, or is one. The variables of a node are no part of it: it is shown by its name. */
  public static boolean holds(Type type, Predicate<Type> wanted) {
    return holds(type, wanted, new HashSet<>());
  }

  /** @param seen records may hold each other */
  private static boolean holds(Type type, Predicate<Type> wanted, Set<Type> seen) {
    return wanted.test(type) || switch (type) {
      case ListOf(var item) -> holds(item, wanted, seen);
      case OptionalOf(var item) -> holds(item, wanted, seen);
      case MapOf(var key, var value) -> holds(key, wanted, seen) || holds(value, wanted, seen);
      case RecordOf record ->
        seen.add(record) && record.fields().stream().anyMatch(field -> holds(field.type(), wanted, seen));
      case Simple ignored -> false;
      case Literals ignored -> false;
      case NodeWith ignored -> false;
      case FunctionOf ignored -> false;
      case Variable ignored -> false;
    };
  }

  /** Puts bound types in the place of variables; what isn't bound is unknown. */
  public static Type substitute(Type type, Map<String, Type> bindings) {
    return switch (type) {
      case Variable(var name) -> bindings.getOrDefault(name, Simple.UNKNOWN);
      case ListOf(var item) -> new ListOf(substitute(item, bindings));
      case MapOf(var key, var value) -> new MapOf(substitute(key, bindings), substitute(value, bindings));
      case OptionalOf(var item) -> optional(substitute(item, bindings));
      case FunctionOf(var parameters, var result) -> new FunctionOf(
          parameters.stream().map(p -> substitute(p, bindings)).toList(), substitute(result, bindings));
      case Simple simple -> simple;
      case Literals literals -> literals;
      case NodeWith node -> node;
      case RecordOf record -> record;
    };
  }

  /** Learns from an argument's type what the variables of a parameter's type stand for. */
  public static void bind(Type parameter, Type argument, Map<String, Type> bindings) {
    switch (parameter) {
      case Variable(var name) -> bindings.merge(name, argument, (old, now) -> common(old, now).orElse(old));
      case ListOf(var item) when argument == Simple.NEVER -> bind(item, argument, bindings);
      case MapOf(var key, var value) when argument == Simple.NEVER -> {
        bind(key, argument, bindings);
        bind(value, argument, bindings);
      }
      case OptionalOf(var item) when argument == Simple.NONE -> bind(item, Simple.NEVER, bindings);
      case FunctionOf(var parameters, var result) when argument == Simple.NEVER -> bind(result, argument, bindings);
      case ListOf(var item) when argument instanceof ListOf(var inner) -> bind(item, inner, bindings);
      case MapOf(var key, var value) when argument instanceof MapOf(var k, var v) -> {
        bind(key, k, bindings);
        bind(value, v, bindings);
      }
      case OptionalOf(var item) -> bind(item, argument instanceof OptionalOf(var inner) ? inner : argument, bindings);
      case FunctionOf(var parameters, var result) when argument instanceof FunctionOf(var given, var answer) ->
        bind(result, answer, bindings);
      case Simple ignored -> {
      }
      case ListOf ignored -> {
      }
      case MapOf ignored -> {
      }
      case Literals ignored -> {
      }
      case NodeWith ignored -> {
      }
      case RecordOf ignored -> {
      }
      case FunctionOf ignored -> {
      }
    }
  }

  /** Whether nothing can be wrong with a use: the expression has an error already, or never has a value. */
  public static boolean isOpen(Type type) {
    return type == Simple.UNKNOWN || type == Simple.NEVER;
  }

  /** {@code T?}, never {@code T??}; only {@code none} can stand where no value can. */
  public static Type optional(Type type) {
    if (type == Simple.NEVER) {
      return Simple.NONE;
    }
    return type instanceof OptionalOf || type == Simple.NONE || type == Simple.UNKNOWN ? type : new OptionalOf(type);
  }

  /** Whether values have an order: {@code <} and {@code order by}. */
  public static boolean isOrdered(Type type) {
    return switch (type) {
      case Simple simple -> switch (simple) {
        case INT, FLOAT, STRING, PATH, DURATION, SIZE, PERCENT, VERSION, BOOL, UNKNOWN, NEVER -> true;
        case SECRET, JSON, COMMAND_RESULT, NOTHING, NONE -> false;
      };
      case Literals ignored -> true;
      case ListOf ignored -> false;
      case MapOf ignored -> false;
      case OptionalOf ignored -> false;
      case NodeWith ignored -> false;
      case FunctionOf ignored -> false;
      case RecordOf ignored -> false;
      case Variable ignored -> false;
    };
  }

  public static boolean isText(Type type) {
    return accepts(Simple.STRING, type);
  }
}
