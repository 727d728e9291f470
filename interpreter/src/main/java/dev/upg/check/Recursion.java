package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import dev.upg.tree.Expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program always ends, so nothing may call itself. Modules can't use each other in a circle, so a circle of calls lies
 * within one module.
 */
final class Recursion {
  private final CheckedModule module;
  private final Diagnostics diagnostics;
  private final Set<String> finished = new HashSet<>();
  /** By caller: what it calls, and where first. */
  private final Map<String, Map<String, Span>> calls = new HashMap<>();

  private Recursion(CheckedModule module, Diagnostics diagnostics) {
    this.module = module;
    this.diagnostics = diagnostics;
  }

  static void check(CheckedModule module, Diagnostics diagnostics) {
    var recursion = new Recursion(module, diagnostics);
    recursion.collect();
    module.functions().keySet().forEach(name -> recursion.visit(name, new LinkedHashMap<>()));
  }

  /** @param path the calls on the way: caller to the place of its call */
  private void visit(String name, LinkedHashMap<String, Span> path) {
    if (finished.contains(name)) {
      return;
    }
    for (var call : calls.getOrDefault(name, Map.of()).entrySet()) {
      path.put(name, call.getValue());
      if (path.containsKey(call.getKey())) {
        report(call.getKey(), path);
      } else {
        visit(call.getKey(), path);
      }
      path.remove(name);
    }
    finished.add(name);
  }

  private void report(String repeated, LinkedHashMap<String, Span> path) {
    var circle = new ArrayList<Map.Entry<String, Span>>();
    for (var step : path.entrySet()) {
      if (!circle.isEmpty() || step.getKey().equals(repeated)) {
        circle.add(step);
      }
    }
    circle.forEach(step -> finished.add(step.getKey()));
    var last = circle.getLast();
    var error = Diagnostic.error(Code.RECURSION, "`" + repeated + "` calls itself"
        + (circle.size() > 1 ? " by way of " + String.join(", ", names(circle.subList(1, circle.size()))) : ""),
        last.getValue(), "calls `" + repeated + "` again");
    for (var step : circle.subList(0, circle.size() - 1)) {
      error = error.related(step.getValue(), "`" + step.getKey() + "` calls on");
    }
    diagnostics
        .add(error.help("A run must end whatever happens: use `foreach` over a list or `wait until … timeout`."));
  }

  private static List<String> names(List<Map.Entry<String, Span>> circle) {
    return circle.stream().map(step -> "`" + step.getKey() + "`").toList();
  }

  private void collect() {
    var byPlace = new HashMap<SourceFile, TreeMap<Integer, CheckedFunction>>();
    module.functions().values().forEach(one -> byPlace
        .computeIfAbsent(one.declaration().span().file(), file -> new TreeMap<>())
        .put(one.declaration().span().start(), one));
    module.resolutions().entrySet().stream()
        .sorted(java.util.Comparator.comparingInt(entry -> entry.getKey().span().start()))
        .forEach(entry -> entry.getValue().function().filter(called -> called.module() == module)
            .ifPresent(called -> caller(entry.getKey(), byPlace)
                .ifPresent(caller -> calls.computeIfAbsent(caller.signature().name(), key -> new LinkedHashMap<>())
                    .putIfAbsent(called.signature().name(), entry.getKey().span()))));
  }

  private static Optional<CheckedFunction> caller(Expression.Call call,
      Map<SourceFile, TreeMap<Integer, CheckedFunction>> byPlace) {
    return Optional.ofNullable(byPlace.get(call.span().file()))
        .flatMap(functions -> Optional.ofNullable(functions.floorEntry(call.span().start()))).map(Map.Entry::getValue)
        .filter(function -> call.span().end() <= function.declaration().span().end());
  }
}
