package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.diagnostic.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nodes that failed while loops went on: {@code stop after N failures} counts them over the whole run. Thread-safe. */
final class NodeFailures {
  record NodeFailure(String node, Failure failure) {}

  private final List<NodeFailure> tolerated = new ArrayList<>();
  /** All that a {@code stop after} counted: also those that ended a loop, which the playbook may have rescued. */
  private final List<NodeFailure> counted = new ArrayList<>();

  /** Whether the loop goes on: this node is kept as failed, and fewer than {@code limit} are. */
  synchronized boolean tolerate(NodeFailure failure, long limit) {
    if (limit == 1) {
      return false;
    }
    counted.add(failure);
    if (names(counted).count() >= limit) {
      return false;
    }
    tolerated.add(failure);
    return true;
  }

  /** What failed before a loop that stops after so many failures, when that is too much for it to begin. */
  synchronized List<NodeFailure> usedUp(long limit) {
    return names(counted).count() >= limit ? List.copyOf(counted) : List.of();
  }

  /** These, and then those of other nodes that loops went on after. */
  synchronized List<NodeFailure> and(List<NodeFailure> last) {
    var named = names(last).toList();
    return Stream.concat(last.stream(), tolerated.stream().filter(older -> !named.contains(older.node()))).toList();
  }

  /** One failure for several nodes: the first in full, of the others what failed. */
  static Diagnostic together(List<NodeFailure> failures) {
    var first = failures.getFirst().failure().diagnostic();
    var names = names(failures).toList();
    var told = new Diagnostic(Severity.FAILED, Code.NODES_FAILED,
        names.size() + (names.size() == 1 ? " node" : " nodes") + " failed: " + String.join(", ", names), first.at(),
        first.related(), List.of(note(failures.getFirst())));
    for (var note : first.notes()) {
      told = note.name().equals("node") ? told : told.with(note);
    }
    for (var more : failures.subList(1, failures.size())) {
      told = told.with(note(more));
    }
    return told;
  }

  /** @param diagnostic what ends the run, beside what the loops went on after */
  synchronized Diagnostic beside(Diagnostic diagnostic) {
    return diagnostic.code() == Code.NODES_FAILED
        ? diagnostic
        : tolerated.stream().map(NodeFailures::note).reduce(diagnostic, Diagnostic::with, (a, b) -> b);
  }

  static Note note(NodeFailure failure) {
    return new Note(failure.node(), failure.failure().text().lines().limit(1).collect(Collectors.joining()));
  }

  static Stream<String> names(List<NodeFailure> failures) {
    return failures.stream().map(NodeFailure::node).distinct();
  }
}
