package dev.upg.worstcase;

import dev.upg.tree.Expression;
import dev.upg.value.Value;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a value before the run. */
sealed interface AbstractValue {
  /** More possible values than these are as good as unknown. */
  int MANY = 10_000;

  /**
   * One of these.
   *
   * @param possible by what tells them apart, see {@link #identity}
   */
  record Known(Map<Object, Value> possible) implements AbstractValue {
    public Known {
      possible = Collections.unmodifiableMap(new LinkedHashMap<>(possible));
    }

    /** The only one, when there is one. */
    Optional<Value> only() {
      return possible.size() == 1 ? Optional.of(possible.values().iterator().next()) : Optional.empty();
    }
  }

  /** A list of so many items at most, each of which is like {@code item}. */
  record Listed(Count count, AbstractValue item) implements AbstractValue {}

  record Fields(Map<String, AbstractValue> values) implements AbstractValue {
    public Fields {
      values = Map.copyOf(values);
    }
  }

  /** A lambda with what it saw where it was written. */
  record Function(Expression.Lambda lambda, Place place) implements AbstractValue {}

  /** What has a name or text in the playbook, and no value before the playbook is bound or the function called. */
  record Named(String text) implements AbstractValue {}

  /** Only the run can tell. */
  record Unknown(String why) implements AbstractValue {}

  static AbstractValue of(Value value) {
    return new Known(Map.of(identity(value), value));
  }

  static AbstractValue oneOf(Collection<Value> values) {
    var possible = new LinkedHashMap<Object, Value>();
    values.forEach(value -> possible.put(identity(value), value));
    return possible.size() > MANY ? new Unknown("one of very many values") : new Known(possible);
  }

  /** What can be either. */
  static AbstractValue either(AbstractValue a, AbstractValue b) {
    if (a.equals(b) || b instanceof Known(var none) && none.isEmpty()) {
      return a;
    }
    return switch (a) {
      case Known(var possible) when possible.isEmpty() -> b;
      case Known(var possible) when b instanceof Known(var others) -> {
        var all = new LinkedHashMap<>(possible);
        all.putAll(others);
        yield oneOf(all.values());
      }
      case Listed(var count, var item) when b instanceof Listed(var otherCount, var other) ->
        new Listed(Count.max(count, otherCount), either(item, other));
      case Fields(var values) when b instanceof Fields(var others) && values.keySet().equals(others.keySet()) -> {
        var all = new LinkedHashMap<String, AbstractValue>();
        values.forEach((name, value) -> all.put(name, either(value, others.get(name))));
        yield new Fields(all);
      }
      case Unknown unknown -> unknown;
      default -> b instanceof Unknown ? b : new Unknown("one of two values, which the run chooses");
    };
  }

  static AbstractValue either(List<AbstractValue> values) {
    return values.stream().reduce(new Known(Map.of()), AbstractValue::either);
  }

  /** Two groups may have a node of one name with different variables, so for nodes the name isn't enough. */
  private static Object identity(Value value) {
    return switch (value) {
      case Value.NodeRef node -> List.of(node.name(), identities(node.variables().values()));
      case Value.Items(var values) -> identities(values);
      case Value.Fields(var type, var values) -> List.of(type, identities(values.values()));
      case Value.Entries(var values) -> List.of(identities(values.keySet()), identities(values.values()));
      case Value other -> other;
    };
  }

  private static List<Object> identities(Collection<Value> values) {
    return values.stream().map(AbstractValue::identity).toList();
  }
}
