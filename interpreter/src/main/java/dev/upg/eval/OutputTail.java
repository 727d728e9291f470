package dev.upg.eval;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.host.OutputListener.Stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The last lines of a command's output, for the failure that it may end in: also when there is no result to look into. Thread-safe. */
final class OutputTail {
  private static final int KEPT_LINES = 12;

  private final Map<Stream, Deque<String>> last = new EnumMap<>(Stream.class);
  private final Map<Stream, Long> count = new EnumMap<>(Stream.class);

  synchronized void add(Stream stream, String line) {
    var lines = last.computeIfAbsent(stream, key -> new ArrayDeque<>());
    lines.addLast(line);
    count.merge(stream, 1L, Long::sum);
    if (lines.size() > KEPT_LINES) {
      lines.removeFirst();
    }
  }

  /** Adds them as facts, what went wrong before what went well. */
  synchronized Diagnostic facts(Diagnostic diagnostic) {
    return fact(fact(diagnostic, "stderr", Stream.STDERR), "stdout", Stream.STDOUT);
  }

  private Diagnostic fact(Diagnostic diagnostic, String name, Stream stream) {
    List<String> lines = new ArrayList<>(last.getOrDefault(stream, new ArrayDeque<>()));
    while (!lines.isEmpty() && lines.getLast().isBlank()) {
      lines.removeLast();
    }
    if (lines.isEmpty()) {
      return diagnostic;
    }
    long before = count.get(stream) - last.get(stream).size();
    var cut = before == 0 ? "" : "… " + before + " lines before\n";
    return diagnostic.with(new Note(name, cut + String.join("\n", lines)));
  }
}
