package dev.upg.view;

import dev.upg.event.RunEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A loop over nodes that a run is in: how far each node is, and how long the rest may take. */
final class LiveLoop {
  enum State { TO_DO, AT_WORK, DONE, FAILED }

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  /** In a process before this one; how long they take in this one says nothing of the others. */
  private final Set<String> begunBefore;
  /** So many were at work at once. */
  private int widest = 1;

  /**
   * A node of the loop.
   *
   * @param started when its work began
   * @param took empty until it ended
   */
  record Node(String name, State state, Optional<Instant> started, Optional<Duration> took, Optional<String> before,
      Optional<String> after) {}

  LiveLoop(RunEvent.LoopStarted event, Set<String> begunBefore) {
    this.begunBefore = begunBefore;
    event.nodes().forEach(name -> nodes.put(name, new Node(name, State.TO_DO, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty())));
  }

  void begin(RunEvent.NodeStarted event) {
    nodes.computeIfPresent(event.node(), (name, node) -> new Node(name, State.AT_WORK, Optional.of(event.at()),
        Optional.empty(), node.before, node.after));
    widest = Math.max(widest, atWork());
  }

  void end(RunEvent.NodeEnded event) {
    nodes.computeIfPresent(event.node(), (name, node) -> new Node(name,
        event.succeeded() ? State.DONE : State.FAILED, node.started, Optional.of(event.took()), node.before,
        node.after));
  }

  void seen(RunEvent.VersionSeen event) {
    nodes.computeIfPresent(event.node(), (name, node) -> new Node(name, node.state, node.started, node.took,
        event.before().or(node::before), event.after().or(node::after)));
  }

  List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  boolean isToDo(String node) {
    return nodes.containsKey(node) && nodes.get(node).state == State.TO_DO;
  }

  boolean isAtWork(String node) {
    return nodes.containsKey(node) && nodes.get(node).state == State.AT_WORK;
  }

  boolean isAtWork() {
    return atWork() > 0;
  }

  int atWork() {
    return count(State.AT_WORK);
  }

  boolean isOver() {
    return count(State.TO_DO) + atWork() == 0;
  }

  int count(State state) {
    return (int) nodes.values().stream().filter(node -> node.state == state).count();
  }

  /**
   * How long the nodes left may take if they take as long as those that were done as a whole; empty before there is one, when none is
   * left, and when the last one takes longer already.
   */
  Optional<Duration> rest(Instant now) {
    var whole = in(State.DONE).stream().filter(node -> !begunBefore.contains(node.name)).toList();
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    var usual = whole.stream().flatMap(node -> node.took.stream()).reduce(Duration.ZERO, Duration::plus)
        .dividedBy(whole.size());
    var longest = Duration.ZERO;
    for (var node : nodes.values()) {
      if (node.state == State.AT_WORK) {
        var left = usual.minus(Duration.between(node.started.orElseThrow(), now));
        longest = left.compareTo(longest) > 0 ? left : longest;
      }
    }
    return Optional.of(longest.plus(usual.multipliedBy((count(State.TO_DO) + widest - 1) / widest)))
        .filter(Duration::isPositive);
  }

  /**
   * The nodes that so many lines have room for, in the loop's order: those at work first, then those that failed, the next to
   * come, and those done last.
   */
  List<Node> choose(int lines) {
    var chosen = new ArrayList<Node>();
    chosen.addAll(in(State.AT_WORK));
    chosen.addAll(in(State.FAILED));
    var next = in(State.TO_DO);
    var done = in(State.DONE).reversed();
    // What comes and what was: half of what is left for each, and all of it where one has fewer.
    int room = Math.max(0, lines - chosen.size());
    int coming = Math.min(next.size(), Math.max(room - done.size(), (room + 1) / 2));
    chosen.addAll(next.subList(0, coming));
    chosen.addAll(done.subList(0, Math.min(done.size(), room - coming)));
    var kept = List.copyOf(chosen.subList(0, Math.min(lines, chosen.size())));
    return nodes.values().stream().filter(kept::contains).toList();
  }

  private List<Node> in(State state) {
    return nodes.values().stream().filter(node -> node.state == state).toList();
  }
}
