package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.journal.NodeRecord;
import dev.upg.journal.RunRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the run's loops, or one whose version was seen.
 *
 * @param took what was worked on it, all loops and processes together; empty when that isn't known
 * @param steps their titles, each once; those that failed and weren't made later end in {@code (failed)}
 * @param why it was left out; empty otherwise
 */
record NodeRow(String name, Result result, Optional<String> before, Optional<String> after, Optional<Duration> took,
    List<String> steps, String why) {

  enum Result {
    FAILED, HALF_DONE, NOT_STARTED, DONE, LEFT_OUT,
    /** Named by the evidence only: no loop over it is in the journal. */
    SEEN;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Those that failed first, then as the run came to them. */
  static List<NodeRow> of(Optional<RunRecord> record, Evidence evidence) {
    var results = new LinkedHashMap<String, Result>();
    record.ifPresent(known -> known.nodes().forEach(node -> results.put(node.name(), result(node.state()))));
    evidence.visits().forEach(visit -> {
      var result = results.getOrDefault(visit.node(), Result.HALF_DONE);
      if (result == Result.HALF_DONE && visit.succeeded().isPresent()) {
        results.put(visit.node(), visit.succeeded().get() ? result : Result.FAILED);
      } else {
        results.putIfAbsent(visit.node(), result);
      }
    });
    evidence.versions().keySet().forEach(node -> results.putIfAbsent(node, Result.SEEN));
    evidence.leftOut().keySet()
        .forEach(node -> results.merge(node, Result.LEFT_OUT, (known, left) -> known == Result.SEEN
            ? left
            : known));
    var rows = new ArrayList<NodeRow>();
    results.forEach((node, result) -> rows.add(row(node, result, evidence)));
    rows.sort((a, b) -> Boolean.compare(b.result == Result.FAILED, a.result == Result.FAILED));
    return List.copyOf(rows);
  }

  private static Result result(NodeRecord.State state) {
    return switch (state) {
      case DONE -> Result.DONE;
      case HALF_DONE -> Result.HALF_DONE;
      case NOT_STARTED -> Result.NOT_STARTED;
    };
  }

  private static NodeRow row(String node, Result result, Evidence evidence) {
    var versions = Optional.ofNullable(evidence.versions().get(node));
    var visits = evidence.visits().stream().filter(visit -> visit.node().equals(node)).toList();
    var took = visits.isEmpty()
        ? Optional.<Duration>empty()
        : Optional.of(visits.stream().map(visit -> evidence.took(visit.time())).reduce(Duration.ZERO, Duration::plus));
    Map<String, Boolean> steps = new LinkedHashMap<>();
    evidence.steps().stream().filter(step -> step.node().equals(Optional.of(node))).forEach(
        step -> steps.put(step.title(), step.succeeded().orElse(false)));
    var why = result == Result.LEFT_OUT ? evidence.leftOut().get(node) : "";
    return new NodeRow(node, result, versions.flatMap(Evidence.Versions::before), versions.flatMap(
        Evidence.Versions::after), took,
        steps.entrySet().stream().map(step -> step.getKey() + (step.getValue()
            ? ""
            : " (failed)")).toList(),
        why);
  }
}
