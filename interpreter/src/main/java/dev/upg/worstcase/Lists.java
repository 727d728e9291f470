package dev.upg.worstcase;

import dev.upg.value.Value;

import java.util.List;
import java.util.function.Predicate;

/** What is known of a list's length and items. */
final class Lists {
  private Lists() {}

  static AbstractValue.Listed of(AbstractValue list) {
    return of(list, item -> true);
  }

  /** @param wanted which items count, where they are known */
  static AbstractValue.Listed of(AbstractValue list, Predicate<Value> wanted) {
    return switch (list) {
      case AbstractValue.Known(var possible) -> {
        var lists = possible.values().stream().map(value -> items(value).stream().filter(wanted).toList()).toList();
        yield new AbstractValue.Listed(
            new Count.AtMost(lists.stream().mapToInt(List::size).max().orElse(0)),
            AbstractValue.oneOf(lists.stream().flatMap(List::stream).toList()));
      }
      case AbstractValue.Listed listed -> listed;
      case AbstractValue.Named(var text) ->
        new AbstractValue.Listed(new Count.Named(text), new AbstractValue.Named(text + "[…]"));
      case AbstractValue.Unknown unknown ->
        new AbstractValue.Listed(new Count.Named("the items of " + unknown.why()), unknown);
      case AbstractValue.Fields ignored -> throw new IllegalStateException("a record is no list");
      case AbstractValue.Function ignored -> throw new IllegalStateException("a function is no list");
    };
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Items(var items) ? items : List.of();
  }
}
