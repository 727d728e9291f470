package dev.upg.builtin;

import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.eval.Order;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Module {@code list}. */
final class ListNatives {
  /** A list that is longer is a mistake, found before the memory is full. */
  private static final int LONGEST = 10_000_000;

  private ListNatives() {}

  static Map<String, NativeFunction> all() {
    var natives = new TreeMap<String, NativeFunction>();
    natives.put("list.map", call -> new Value.Items(call.list(0).stream().map(item -> apply(call, item)).toList()));
    natives.put("list.flat_map", ListNatives::flatMap);
    natives.put("list.where", call -> new Value.Items(call.list(0).stream().filter(item -> test(call, item)).toList()));
    natives.put("list.any", call -> Value.bool(call.list(0).stream().anyMatch(item -> test(call, item))));
    natives.put("list.all", call -> Value.bool(call.list(0).stream().allMatch(item -> test(call, item))));
    natives.put("list.count", call -> new Value.Int(call.list(0).stream().filter(item -> test(call, item)).count()));
    natives.put("list.size", call -> new Value.Int(call.list(0).size()));
    natives.put("list.is_empty", call -> Value.bool(call.list(0).isEmpty()));
    natives.put("list.sum", ListNatives::sum);
    natives.put("list.min", call -> call.list(0).stream().min(Order::compare).orElse(Value.NONE));
    natives.put("list.max", call -> call.list(0).stream().max(Order::compare).orElse(Value.NONE));
    natives.put("list.first", call -> call.list(0).isEmpty() ? Value.NONE : call.list(0).getFirst());
    natives.put("list.last", call -> call.list(0).isEmpty() ? Value.NONE : call.list(0).getLast());
    natives.put("list.sort_by", ListNatives::sortBy);
    natives.put("list.group_by", ListNatives::groupBy);
    natives.put("list.distinct", call -> new Value.Items(List.copyOf(new LinkedHashSet<>(call.list(0)))));
    natives.put("list.join", call -> Value
        .text(call.list(0).stream().map(Value::show).collect(Collectors.joining(call.text(1)))));
    return natives;
  }

  private static Value apply(NativeCall call, Value item) {
    return call.function(1).apply(List.of(item));
  }

  private static Value flatMap(NativeCall call) throws NativeFailure {
    var all = new ArrayList<Value>();
    for (var item : call.list(0)) {
      all.addAll(((Value.Items) apply(call, item)).values());
      if (all.size() > LONGEST) {
        throw new NativeFailure("The list is too long: it has more than " + LONGEST + " items");
      }
    }
    return new Value.Items(all);
  }

  private static boolean test(NativeCall call, Value item) {
    return ((Value.Bool) apply(call, item)).value();
  }

  private static Value sum(NativeCall call) throws NativeFailure {
    long sum = 0;
    try {
      for (var item : call.list(0)) {
        sum = Math.addExact(sum, ((Value.Int) item).value());
      }
    } catch (ArithmeticException e) {
      throw new NativeFailure("The sum is too large");
    }
    return new Value.Int(sum);
  }

  private static Value sortBy(NativeCall call) {
    record Keyed(Value key, Value item) {}
    return new Value.Items(call.list(0).stream().map(item -> new Keyed(apply(call, item), item))
        .sorted(Comparator.comparing(Keyed::key, Order::compare)).map(Keyed::item).toList());
  }

  private static Value groupBy(NativeCall call) {
    var groups = new LinkedHashMap<Value, List<Value>>();
    call.list(0).forEach(item -> groups.computeIfAbsent(apply(call, item), key -> new ArrayList<>()).add(item));
    var entries = new LinkedHashMap<Value, Value>();
    groups.forEach((key, items) -> entries.put(key, new Value.Items(items)));
    return new Value.Entries(entries);
  }
}
