package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program always ends, so nothing may call itself. Modules can't use each other in a circle, so a circle of calls lies
 * within one file.
 */
final class Recursion {
  private final Diagnostics diagnostics;
  /** For each function the functions of this file that it calls, and where it does so first. */
  private final Map<String, Map<String, Span>> calls;
  private final Set<String> finished = new HashSet<>();

  private Recursion(CheckedModule module, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.calls = calls(module);
  }

  static void check(CheckedModule module, Diagnostics diagnostics) {
    var recursion = new Recursion(module, diagnostics);
    module.functions().keySet().forEach(recursion::follow);
  }

  /** Goes along all chains of calls that begin at a function. They may be longer than Java's stack is deep. */
  private void follow(String first) {
    // Caller to the place of its call.
    var path = new LinkedHashMap<String, Span>();
    var ahead = new ArrayDeque<Visit>();
    ahead.push(visit(first));
    while (!ahead.isEmpty()) {
      var visit = ahead.peek();
      path.remove(visit.function);
      if (finished.contains(visit.function) || !visit.calls.hasNext()) {
        finished.add(visit.function);
        ahead.pop();
        continue;
      }
      var call = visit.calls.next();
      path.put(visit.function, call.getValue());
      if (path.containsKey(call.getKey())) {
        report(call.getKey(), path);
      } else {
        ahead.push(visit(call.getKey()));
      }
    }
  }

  private record Visit(String function, Iterator<Map.Entry<String, Span>> calls) {}

  private Visit visit(String function) {
    return new Visit(function, calls.getOrDefault(function, Map.of()).entrySet().iterator());
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

  /** Sorts each call, in the order written, to the function that it stands in; those of a playbook's statements to none. */
  private static Map<String, Map<String, Span>> calls(CheckedModule module) {
    // A module may stand in several files, and places of two files don't compare.
    var beginnings = new HashMap<SourceFile, TreeMap<Integer, CheckedFunction>>();
    for (var function : module.functions().values()) {
      var span = function.declaration().span();
      beginnings.computeIfAbsent(span.file(), file -> new TreeMap<>()).put(span.start(), function);
    }
    var calls = new HashMap<String, Map<String, Span>>();
    module.resolutions().entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getKey().span().start()))
        .forEach(entry -> entry.getValue().function().filter(called -> called.module() == module).ifPresent(called -> {
          var place = entry.getKey().span();
          var around = beginnings.getOrDefault(place.file(), new TreeMap<>()).floorEntry(place.start());
          if (around != null && place.end() <= around.getValue().declaration().span().end()) {
            calls.computeIfAbsent(around.getValue().signature().name(), name -> new LinkedHashMap<>())
                .putIfAbsent(called.signature().name(), place);
          }
        }));
    return calls;
  }
}
