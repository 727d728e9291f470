package dev.upg.diagnostic;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Diagnostics as text. Colour only adds; without it the same text is stable and can be compared. Control characters of
 * the source and of messages never reach the terminal.
 */
public final class Renderer {
  private static final String BOLD = "\u001B[1m";
  private static final String RED = "\u001B[1;31m";
  private static final String YELLOW = "\u001B[1;33m";
  private static final String BLUE = "\u001B[1;34m";
  private static final String RESET = "\u001B[0m";

  private final boolean colour;

  public Renderer(boolean colour) {
    this.colour = colour;
  }

  /** One line: {@code file:line:col: error[UPG1001]: title}, without a line end. */
  public String concise(Diagnostic diagnostic) {
    var at = diagnostic.at().map(label -> Columns.clean(label.span().toString()) + ": ").orElse("");
    return at + head(diagnostic);
  }

  /** The whole message, each line with its end. */
  public String render(Diagnostic diagnostic) {
    var labels = new ArrayList<Mark>();
    diagnostic.at().ifPresent(label -> labels.add(new Mark(label, true)));
    diagnostic.related().forEach(label -> labels.add(new Mark(label, false)));
    int gutter = labels.stream().mapToInt(mark -> String.valueOf(mark.line()).length()).max().orElse(1);
    var text = new StringBuilder(head(diagnostic)).append('\n');
    var files = new LinkedHashMap<SourceFile, List<Mark>>();
    labels.forEach(mark -> files.computeIfAbsent(mark.file(), file -> new ArrayList<>()).add(mark));
    boolean first = true;
    for (var marks : files.values()) {
      if (!first) {
        empty(text, gutter);
      }
      text.append(" ".repeat(gutter)).append(paint(BLUE, first ? "-->" : ":::")).append(' ')
          .append(Columns.clean(marks.getFirst().label.span().toString())).append('\n');
      lines(text, marks, gutter, diagnostic.severity());
      first = false;
    }
    if (!diagnostic.notes().isEmpty() && !files.isEmpty()) {
      empty(text, gutter);
    }
    notes(text, diagnostic.notes(), gutter);
    return text.toString();
  }

  private record Mark(Label label, boolean isPrimary) {
    SourceFile file() {
      return label.span().file();
    }

    int line() {
      return label.span().line();
    }
  }

  private String head(Diagnostic diagnostic) {
    var word = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
    return paint(colourOf(diagnostic.severity()), word) + paint(BOLD, ": " + Columns.clean(diagnostic.title()));
  }

  private void lines(StringBuilder text, List<Mark> marks, int gutter, Severity severity) {
    empty(text, gutter);
    var byLine = new TreeMap<Integer, List<Mark>>();
    marks.forEach(mark -> byLine.computeIfAbsent(mark.line(), line -> new ArrayList<>()).add(mark));
    int before = -1;
    for (Map.Entry<Integer, List<Mark>> entry : byLine.entrySet()) {
      int number = entry.getKey();
      if (before > 0 && number > before + 1) {
        text.append(paint(BLUE, "...")).append('\n');
      }
      line(text, number, entry.getValue(), gutter, severity);
      before = number;
    }
  }

  private void line(StringBuilder text, int number, List<Mark> marks, int gutter, Severity severity) {
    var file = marks.getFirst().file();
    int start = file.lineStart(number);
    var source = file.lineText(number);
    var hidden = file.holdsSecrets() ? HiddenValues.of(source) : new BitSet();
    marks.forEach(mark -> hidden.clear(Math.max(0, mark.label.span().start() - start),
        Math.max(0, mark.label.span().end() - start)));
    var shown = ShownLine.of(source, marks.getFirst().label.span().start() - start, hidden);
    text.append(paint(BLUE, "%" + gutter + "d |", number));
    text.append(shown.text().isBlank() ? "" : " " + shown.text().stripTrailing()).append('\n');
    marks.stream().sorted(Comparator.comparing(mark -> !mark.isPrimary)).forEach(mark -> {
      Span span = mark.label.span();
      int from = shown.column(span.start() - start);
      int to = shown.column(Math.min(span.end() - start, source.length()));
      var line = (mark.isPrimary ? "^" : "-").repeat(Math.max(1, to - from));
      var words = mark.label.text().isEmpty() ? "" : " " + Columns.clean(mark.label.text());
      text.append(paint(BLUE, " ".repeat(gutter) + " |")).append(' ').append(" ".repeat(from))
          .append(paint(mark.isPrimary ? colourOf(severity) : BLUE, line + words)).append('\n');
    });
  }

  private void notes(StringBuilder text, List<Note> notes, int gutter) {
    int width = notes.stream().mapToInt(note -> Columns.width(Columns.clean(note.name()))).max().orElse(0);
    for (var note : notes) {
      var name = Columns.clean(note.name()) + ":";
      var indent = " ".repeat(gutter + 1);
      var lines = note.text().split("\n", -1);
      text.append(indent).append(paint(BLUE, "=")).append(' ').append(paint(BOLD, name))
          .append(" ".repeat(width + 2 - Columns.width(name))).append(Columns.clean(lines[0])).append('\n');
      for (int i = 1; i < lines.length; i++) {
        var rest = indent + " ".repeat(width + 4) + Columns.clean(lines[i]);
        text.append(rest.stripTrailing()).append('\n');
      }
    }
  }

  private void empty(StringBuilder text, int gutter) {
    text.append(paint(BLUE, " ".repeat(gutter) + " |")).append('\n');
  }

  private static String colourOf(Severity severity) {
    return switch (severity) {
      case ERROR, FAILED -> RED;
      case WARNING -> YELLOW;
    };
  }

  private String paint(String code, String format, Object argument) {
    return paint(code, format.formatted(argument));
  }

  private String paint(String code, String text) {
    return colour ? code + text + RESET : text;
  }
}
