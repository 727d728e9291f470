package dev.upg.parse;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with one file. A wrong character or bracket is a cause; what the grammar then says about the same line
 * would be its echo and isn't reported.
 */
final class Problems {
  private Diagnostics found = new Diagnostics();
  private final Set<Integer> linesWithCause = new HashSet<>();
  private final List<Span> muted = new ArrayList<>();
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
    if (!isClosed && isNew(diagnostic) && muted.stream().noneMatch(region -> contains(region, span))) {
      found.add(diagnostic);
    }
  }

  /** Nothing that the grammar says about this place is of use. */
  void mute(Span region) {
    muted.add(region);
  }

  private void mark(Span span) {
    for (int line = span.line(); line <= span.file().line(span.end()); line++) {
      linesWithCause.add(line);
    }
  }

  private static boolean contains(Span region, Span place) {
    return region.start() <= place.start() && place.start() <= region.end();
  }
}
