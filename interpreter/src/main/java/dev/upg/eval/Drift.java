package dev.upg.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How the nodes of a loop differ from those that an earlier process of the run found. */
final class Drift {
  private Drift() {}

  /**
   * A sentence for each node that differs.
   *
   * @param before the nodes that were left then; empty when the loop hadn't begun
   * @param all the nodes there are now
   * @param wanted those of them that are to be done
   * @param skipped those that {@code where} leaves out
   */
  static List<String> of(Optional<List<String>> before, List<String> all, List<String> wanted, List<String> skipped,
      Predicate<String> isDone, Predicate<String> isStarted) {
    var told = new ArrayList<String>();
    for (var node : before.orElse(List.of())) {
      if (!isDone.test(node) && !all.contains(node)) {
        told.add(node + " is gone: it is not in the inventory's group any more, and was " + (isStarted.test(node)
            ? "half done"
            : "not started"));
      } else if (!isDone.test(node) && skipped.contains(node)) {
        told.add(node + " needs nothing any more: it was done meanwhile, not by this run");
      }
    }
    for (var node : wanted) {
      if (before.isPresent() && !before.get().contains(node)) {
        told.add(node + " is new: it wasn't to be done when this run was here before");
      }
    }
    return told;
  }
}
