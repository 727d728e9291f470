package dev.upg.lint;

import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of a text and what is to stand there instead. */
public record Edit(Span span, String text) {
  /** A whole line that has only this in it, its line end too, and one of two blank lines around it. */
  public static Edit removeLine(Span span) {
    var file = span.file();
    int first = file.lineStart(span.line());
    int last = file.line(span.end());
    int end = last < file.lineCount() ? file.lineStart(last + 1) : file.text().length();
    if (end < file.text().length() && file.lineText(last + 1).isBlank()
        && (span.line() == 1 || file.lineText(span.line() - 1).isBlank())) {
      end = last + 1 < file.lineCount() ? file.lineStart(last + 2) : file.text().length();
    }
    var before = file.text().substring(first, span.start());
    var after = file.text().substring(span.end(), end);
    return before.isBlank() && (after.isBlank() || after.strip().startsWith("#"))
        ? new Edit(new Span(file, first, end), "")
        : new Edit(span, "");
  }

  /**
   * The text with as many of these as go together; of two that touch each other the later one waits for the next round. The edits
   * of one fix are made all or none.
   */
  public static String apply(String text, List<List<Edit>> fixes) {
    var chosen = new ArrayList<Edit>();
    for (var fix : fixes) {
      if (fix.stream().noneMatch(edit -> chosen.stream().anyMatch(edit::touches))) {
        chosen.addAll(fix);
      }
    }
    chosen.sort(Comparator.comparingInt((Edit edit) -> edit.span.start()).reversed());
    var result = new StringBuilder(text);
    chosen.forEach(edit -> result.replace(edit.span.start(), edit.span.end(), edit.text));
    return result.toString();
  }

  private boolean touches(Edit other) {
    return span.start() <= other.span.end() && other.span.start() <= span.end();
  }
}
