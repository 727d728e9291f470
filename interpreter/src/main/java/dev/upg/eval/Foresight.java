package dev.upg.eval;

import dev.upg.plan.Plan;
import dev.upg.plan.PlanItem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a plan has come to: the items so far, and what is known of the values. Whatever is looked at after the first change counts
 * as of now; so does what is computed from it. Of one thread.
 */
final class Foresight {
  private final Deque<List<PlanItem>> open = new ArrayDeque<>();
  private final Deque<Trace> traces = new ArrayDeque<>();
  /** The conditions, as of now, on whose account the plan is where it is. */
  private final Deque<Way> ways = new ArrayDeque<>();
  private Optional<String> lastChange = Optional.empty();

  Foresight() {
    open.push(new ArrayList<>());
  }

  /** @param isChosen whether another way would be taken if that turned out to be different */
  private record Way(String since, boolean isChosen) {}

  /** What was seen while something was evaluated. */
  static final class Trace {
    private Optional<String> since = Optional.empty();

    Optional<String> since() {
      return since;
    }
  }

  /** @param since after which change the value is certain; empty when it is now */
  record Traced<T>(T value, Optional<String> since) {}

  Plan plan() {
    return new Plan(open.getLast());
  }

  void tell(PlanItem item) {
    open.peek().add(item);
  }

  /** Whatever is told meanwhile goes into a block. */
  <T> T block(Function<List<PlanItem>, PlanItem> block, Supplier<T> work) {
    open.push(new ArrayList<>());
    try {
      return work.get();
    } finally {
      var items = open.pop();
      tell(block.apply(List.copyOf(items)));
    }
  }

  <T> T block(PlanItem.Block.Kind kind, String title, Map<String, String> facts, Optional<String> since,
      Supplier<T> work) {
    return block(items -> new PlanItem.Block(kind, title, facts, items, since), work);
  }

  /** @param name the change, as people call it */
  void changed(String name) {
    lastChange = Optional.of(name);
  }

  /** The value of a look counts as of now when something was changed before. */
  void looked() {
    lastChange.ifPresent(this::report);
  }

  /** Something that isn't certain before that change was used. */
  void report(String since) {
    if (!traces.isEmpty() && traces.peek().since.isEmpty()) {
      traces.peek().since = Optional.of(since);
    }
  }

  /** What was seen so far of what is being evaluated. */
  Optional<String> seen() {
    return Optional.ofNullable(traces.peek()).flatMap(Trace::since);
  }

  Trace begin() {
    var trace = new Trace();
    traces.push(trace);
    return trace;
  }

  /** What was seen in a part was seen in the whole. */
  void end(Trace trace) {
    traces.remove(trace);
    trace.since.ifPresent(this::report);
  }

  <T> Traced<T> traced(Supplier<T> work) {
    var trace = begin();
    try {
      var value = work.get();
      return new Traced<>(value, trace.since);
    } finally {
      end(trace);
    }
  }

  /** On a way that is taken as things are now. */
  <T> T onWay(Optional<String> since, Supplier<T> work) {
    return onWay(since, true, work);
  }

  /** With things that are as they are now, whichever way is taken. */
  <T> T with(Optional<String> since, Supplier<T> work) {
    return onWay(since, false, work);
  }

  private <T> T onWay(Optional<String> since, boolean isChosen, Supplier<T> work) {
    if (since.isEmpty()) {
      return work.get();
    }
    ways.push(new Way(since.get(), isChosen));
    try {
      return work.get();
    } finally {
      ways.pop();
    }
  }

  /** The change after which everything on the plan's way is certain; empty when it is now. */
  Optional<String> way() {
    return Optional.ofNullable(ways.peek()).map(Way::since);
  }

  /** The change after which it is certain that the plan's way is taken; empty when it is now. */
  Optional<String> choice() {
    return ways.stream().filter(Way::isChosen).map(Way::since).findFirst();
  }
}
