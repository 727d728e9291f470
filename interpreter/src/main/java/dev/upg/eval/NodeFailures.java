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

  /** Whether the loop goes on: this node is kept as failed, and fewer than {@code limit} are. */
  synchronized boolean tolerate(NodeFailure failure, long limit) {
    if (names(and(List.of(failure))).count() >= limit) {
      return false;
    }
    tolerated.add(failure);
    return true;
  }

  /** Those that loops went on after, and then these. */
  synchronized List<NodeFailure> and(List<NodeFailure> last) {
    return Stream.concat(tolerated.stream(), last.stream()).toList();
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

  private static Note note(NodeFailure failure) {
    return new Note(failure.node(), failure.failure().text().lines().limit(1).collect(Collectors.joining()));
  }

  private static Stream<String> names(List<NodeFailure> failures) {
    return failures.stream().map(NodeFailure::node).distinct();
  }
}
