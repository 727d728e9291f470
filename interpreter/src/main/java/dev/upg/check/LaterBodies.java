package dev.upg.check;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The functions of a module whose bodies are checked when somebody asks what is in them. */
final class LaterBodies {
  private final Map<SourceFile, TreeMap<Integer, CheckedFunction>> byPlace = new HashMap<>();
  private final Set<CheckedFunction> begun = new HashSet<>();
  private final Consumer<CheckedFunction> check;

  LaterBodies(Iterable<CheckedFunction> functions, Consumer<CheckedFunction> check) {
    this.check = check;
    for (var function : functions) {
      var span = function.declaration().span();
      byPlace.computeIfAbsent(span.file(), file -> new TreeMap<>()).put(span.start(), function);
    }
  }

  /** Sees to it that the function around a place is checked. */
  void check(Span place) {
    var ofFile = byPlace.get(place.file());
    var around = ofFile == null ? null : ofFile.floorEntry(place.start());
    if (around != null && begun.add(around.getValue())) {
      check.accept(around.getValue());
    }
  }
}
