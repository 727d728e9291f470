package dev.upg.report;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.diagnostic.Note;
import dev.upg.diagnostic.Severity;
import dev.upg.source.Span;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing found.
 *
 * @param lookedAt the file that was looked at when it was found; it lies in that, or in one that this uses
 */
public record Found(String lookedAt, Diagnostic diagnostic) {
  Optional<Span> span() {
    return diagnostic.at().map(Label::span);
  }

  /** The file it lies in. What has no place in a text is told of the file looked at. */
  String file() {
    return span().map(span -> span.file().name()).orElse(lookedAt);
  }

  /** From 1. */
  int line() {
    return span().map(Span::line).orElse(1);
  }

  /** From 1, in UTF-16 units. */
  int column() {
    return span().map(Span::column).orElse(1);
  }

  int endLine() {
    return span().map(span -> span.file().line(span.end())).orElse(1);
  }

  /** The first column that doesn't belong to it. */
  int endColumn() {
    return span().map(span -> span.file().column(span.end())).orElse(1);
  }

  /** The text of its line; empty where there is none. */
  String lineText() {
    return span().map(span -> span.file().lineText(span.line())).orElse("");
  }

  boolean isError() {
    return diagnostic.severity() != Severity.WARNING;
  }

  String code() {
    return diagnostic.code().id();
  }

  /** Title and label, on one line. */
  String sentence() {
    var label = diagnostic.at().map(Label::text).orElse("");
    return label.isEmpty() ? diagnostic.title() : diagnostic.title() + ": " + label;
  }

  /** All that is said of it, but for the source text. */
  String words() {
    var notes = diagnostic.notes().stream().map(Found::line).collect(Collectors.joining("\n"));
    return notes.isEmpty() ? sentence() : sentence() + "\n" + notes;
  }

  private static String line(Note note) {
    return note.name() + ": " + note.text();
  }
}
