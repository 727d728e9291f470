package dev.upg.check;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import dev.upg.type.Effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a file looks at the cluster and where it changes it. */
final class EffectUses {
  /** @param callee what is called; empty for a command and the like, where a chain of calls ends */
  record Use(Effect effect, String what, Span span, Optional<CheckedFunction> callee) {}

  /** A use in a place that doesn't allow it. */
  private record Wrong(Use use, Allowed allowed) {}

  /** By file, since a module of the library may have several, and by their ends: of `a().b()` both calls begin at the same place. */
  private final Map<SourceFile, TreeMap<Integer, Use>> byPlace = new HashMap<>();
  private final List<Wrong> wrong = new ArrayList<>();

  void add(Use use, Allowed allowed) {
    byPlace.computeIfAbsent(use.span().file(), file -> new TreeMap<>()).putIfAbsent(use.span().end(), use);
    if (use.effect().exceeds(allowed.effect())) {
      wrong.add(new Wrong(use, allowed));
    }
  }

  /** Told at the end: what a called function does is known when its body has been checked. */
  void report(Diagnostics diagnostics) {
    wrong.stream().filter(one -> !isTold(one.use))
        .map(one -> EffectErrors.notAllowed(one.use, chain(one.use), one.allowed)).forEach(diagnostics::add);
  }

  /** Whether the function that is called does itself what it may not: then that is the mistake. */
  private static boolean isTold(Use use) {
    return use.callee().filter(callee -> callee.module().effects().wrong.stream()
        .anyMatch(inside -> inside.allowed.reason() == Allowed.Reason.FUNCTION
            && callee.declaration().span().contains(inside.use.span())))
        .isPresent();
  }

  /** The calls from a use down to the command that looks or changes; without the use itself. */
  private static List<Use> chain(Use use) {
    var chain = new ArrayList<Use>();
    var seen = new ArrayList<CheckedFunction>();
    for (var next = use.callee(); next.isPresent() && !seen.contains(next.get());) {
      seen.add(next.get());
      var inside = next.get().module().firstUse(next.get(), use.effect());
      inside.ifPresent(chain::add);
      next = inside.flatMap(Use::callee);
    }
    return chain;
  }

  Optional<Use> first(Span body, Effect effect) {
    return Optional.ofNullable(byPlace.get(body.file()))
        .flatMap(uses -> uses.subMap(body.start(), false, body.end(), true).values().stream()
            .filter(use -> !effect.exceeds(use.effect())).findFirst());
  }
}
