package dev.upg.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes are done, at work, or left, and which scopes were put back: the facts of a failure. Thread-safe. */
final class Progress {
  /** All that loops went through, in the order of the loops: nodes of a batch end in any order. */
  private final Set<String> planned = new LinkedHashSet<>();
  private final Set<String> done = new LinkedHashSet<>();
  private final Set<String> failed = new LinkedHashSet<>();
  /** Their loop went on without them: they stay failed whatever comes later. */
  private final Set<String> tolerated = new LinkedHashSet<>();
  private final Set<String> skipped = new LinkedHashSet<>();
  private final Set<String> left = new LinkedHashSet<>();
  /** Earlier processes changed something there, and didn't finish. */
  private final Set<String> begun = new LinkedHashSet<>();
  private boolean onlyPutsBack;
  private final List<String> putBack = new ArrayList<>();
  /** By place: what could be put back after all isn't among them any more. */
  private final Map<String, String> notPutBack = new LinkedHashMap<>();

  /** The nodes of a loop, before its first one. */
  synchronized void planned(List<String> nodes, List<String> notWanted) {
    planned.addAll(nodes);
    left.addAll(nodes);
    // A node that was done with in one loop is to be worked on again.
    done.removeAll(nodes);
    skipped.removeAll(nodes);
    skipped.addAll(notWanted);
    begun.removeAll(notWanted);
  }

  /**
   * What earlier processes came to.
   *
   * @param aborting whether this one begins nothing
   */
  synchronized void earlier(List<String> doneBefore, List<String> begunBefore, boolean aborting) {
    planned.addAll(doneBefore);
    planned.addAll(begunBefore);
    done.addAll(doneBefore);
    begun.addAll(begunBefore);
    onlyPutsBack = aborting;
  }

  synchronized void tolerated(String node) {
    tolerated.add(node);
  }

  synchronized void ended(String node, boolean succeeded) {
    if (!succeeded && onlyPutsBack && !begun.contains(node)) {
      // An abort came through it on its way, and there was nothing.
      return;
    }
    boolean isDone = succeeded && !tolerated.contains(node);
    left.remove(node);
    begun.remove(node);
    (isDone ? done : failed).add(node);
    (isDone ? failed : done).remove(node);
  }

  synchronized void putBack(String place, String scope) {
    putBack.add(scope);
    notPutBack.remove(place);
  }

  /** @param told the scope, its old values and why */
  synchronized void notPutBack(String place, String told) {
    notPutBack.put(place, told);
  }

  synchronized List<String> done() {
    return planned.stream().filter(done::contains).toList();
  }

  synchronized List<String> failed() {
    return planned.stream().filter(node -> failed.contains(node) || begun.contains(node)).toList();
  }

  /** Nodes that a loop's {@code where} left out. */
  synchronized List<String> skipped() {
    return List.copyOf(skipped);
  }

  synchronized List<String> left() {
    return List.copyOf(left);
  }

  /** Each scope once, with how often when that is more. */
  synchronized List<String> putBack() {
    return putBack.stream().distinct().map(scope -> {
      int times = Collections.frequency(putBack, scope);
      return times == 1 ? scope : scope + " (" + times + " times)";
    }).toList();
  }

  synchronized boolean isNotPutBack(String place) {
    return notPutBack.containsKey(place);
  }

  synchronized List<String> notPutBack() {
    return List.copyOf(notPutBack.values());
  }
}
