package dev.upg.cli;

import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;
import dev.upg.journal.Entry;
import dev.upg.journal.NodeRecord;
import dev.upg.journal.RunRecord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a run is at, in one line for those who are kept out by it. Thread-safe. */
final class Standing implements EventListener {
  /** By node: the step that it is in; may be empty. */
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final List<String> scopes = new ArrayList<>();

  @Override
  public synchronized void on(RunEvent event) {
    switch (event) {
      case RunEvent.NodeStarted e -> nodes.put(e.node(), "");
      case RunEvent.NodeEnded e -> nodes.remove(e.node());
      case RunEvent.StepStarted e -> e.node().ifPresent(node -> nodes.replace(node, ": " + e.title()));
      case RunEvent.StepEnded e -> e.node().ifPresent(node -> nodes.replace(node, ""));
      case RunEvent.ScopeEntered e -> scopes.add(e.scope());
      case RunEvent.ScopeLeft e -> scopes.remove(e.scope());
      default -> {
      }
    }
  }

  synchronized String text() {
    var parts = new ArrayList<String>();
    nodes.forEach((node, step) -> parts.add(node + step));
    if (!scopes.isEmpty()) {
      parts.add("set: " + String.join(", ", scopes));
    }
    return String.join("; ", parts);
  }

  /** The same for a run that isn't at work, as everybody on a node may read it: neither values nor commands. */
  static String leftOnNodes(RunRecord record) {
    return left(record, record.scopes().stream().map(scope -> scope.withoutValues().text()).toList(),
        Entry.Intent::where);
  }

  /** The same in full. */
  static String leftBehind(RunRecord record) {
    return left(record, record.openScopes(), Entry.Intent::what);
  }

  private static String left(RunRecord record, List<String> scopes, Function<Entry.Intent, String> shown) {
    var parts = new ArrayList<String>();
    var half = record.nodes(NodeRecord.State.HALF_DONE).stream().map(NodeRecord::name).toList();
    if (!half.isEmpty()) {
      parts.add("half done: " + String.join(", ", half));
    }
    if (!scopes.isEmpty()) {
      parts.add("still set: " + String.join(", ", scopes));
    }
    record.cut().forEach(intent -> parts.add("not known whether it was carried out: " + intent.node().map(node -> node
        + ": ").orElse("") + shown.apply(intent)));
    return String.join("; ", parts);
  }
}
