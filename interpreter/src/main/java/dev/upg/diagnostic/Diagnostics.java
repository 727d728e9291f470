package dev.upg.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what one compilation finds. Not thread-safe. */
public final class Diagnostics {
  private final List<Diagnostic> found = new ArrayList<>();

  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() != Severity.WARNING);
  }

  /** All of them, by file in the order first met, then by place. */
  public List<Diagnostic> sorted() {
    var files = new ArrayList<String>();
    for (var d : found) {
      var name = fileName(d);
      if (!files.contains(name)) {
        files.add(name);
      }
    }
    return found.stream().distinct().sorted(Comparator.<Diagnostic>comparingInt(d -> files.indexOf(fileName(d)))
        .thenComparingInt(d -> d.at().map(label -> label.span().start()).orElse(-1))).toList();
  }

  private static String fileName(Diagnostic d) {
    return d.at().map(label -> label.span().file().name()).orElse("");
  }
}
