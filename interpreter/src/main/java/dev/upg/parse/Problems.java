package dev.upg.parse;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is wrong with one file. A wrong character or bracket is a cause; what the grammar then says about the same line
 * would be its echo and isn't reported.
 */
final class Problems {
  private Diagnostics found = new Diagnostics();
  private final Set<Integer> linesWithCause = new HashSet<>();
  /** Regions that don't overlap: where each begins, and where it ends. */
  private final TreeMap<Integer, Integer> muted = new TreeMap<>();
  private boolean isClosed;

  Diagnostics found() {
    return found;
  }

  /** Something wrong by itself: a character, a string, a bracket. */
  void cause(Diagnostic diagnostic) {
    if (isClosed) {
      return;
    }
    diagnostic.at().ifPresent(label -> mark(label.span()));
    found.add(diagnostic);
  }

  /** Something that makes all else that is found in this file worthless. */
  void only(Diagnostic diagnostic) {
    found = new Diagnostics();
    last(diagnostic);
  }

  /** Something behind which the rest of the file can't be read. */
  void last(Diagnostic diagnostic) {
    cause(diagnostic);
    isClosed = true;
  }

  /** Whether no cause is known for the line of a diagnostic. */
  boolean isNew(Diagnostic diagnostic) {
    return !linesWithCause.contains(diagnostic.at().orElseThrow().span().line());
  }

  /** Something that doesn't fit the grammar; dropped where it may come from a cause. */
  void syntax(Diagnostic diagnostic) {
    var span = diagnostic.at().orElseThrow().span();
    if (!isClosed && isNew(diagnostic) && !isMuted(span.start())) {
      found.add(diagnostic);
    }
  }

  /** Nothing that the grammar says about this place is of use. */
  void mute(Span region) {
    int start = region.start();
    int end = region.end();
    for (var known = muted.floorEntry(end); known != null && known.getValue() >= start; known = muted.floorEntry(end)) {
      start = Math.min(start, known.getKey());
      end = Math.max(end, known.getValue());
      muted.remove(known.getKey());
    }
    muted.put(start, end);
  }

  private void mark(Span span) {
    for (int line = span.line(); line <= span.file().line(span.end()); line++) {
      linesWithCause.add(line);
    }
  }

  private boolean isMuted(int place) {
    var region = muted.floorEntry(place);
    return region != null && place <= region.getValue();
  }
}
