package dev.upg.diagnostic;

import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Anything upg has to tell about a text or a run: one form for syntax, checks, inventories and failures.
 *
 * <p>Words (STYLE of this project): the title is one sentence, the thing in backticks, no full stop; the label says what
 * is there and what was wanted; {@code help} is an action the reader can take now. The source line is part of the
 * message and isn't repeated.
 *
 * @param at where it is; empty only when there is no text to point at (a host that can't be reached before the run)
 */
public record Diagnostic(Severity severity, Code code, String title, Optional<Label> at, List<Label> related,
    List<Note> notes) {
  public Diagnostic {
    related = List.copyOf(related);
    notes = List.copyOf(notes);
  }

  public static Diagnostic error(Code code, String title, Span at, String label) {
    return new Diagnostic(Severity.ERROR, code, title, Optional.of(new Label(at, label)), List.of(), List.of());
  }

  public static Diagnostic error(Code code, String title) {
    return new Diagnostic(Severity.ERROR, code, title, Optional.empty(), List.of(), List.of());
  }

  public static Diagnostic warning(Code code, String title, Span at, String label) {
    return new Diagnostic(Severity.WARNING, code, title, Optional.of(new Label(at, label)), List.of(), List.of());
  }

  public static Diagnostic failed(Code code, String title, Span at, String label) {
    return new Diagnostic(Severity.FAILED, code, title, Optional.of(new Label(at, label)), List.of(), List.of());
  }

  public Diagnostic related(Span span, String text) {
    return new Diagnostic(severity, code, title, at, plus(related, new Label(span, text)), notes);
  }

  public Diagnostic with(Note note) {
    return new Diagnostic(severity, code, title, at, related, plus(notes, note));
  }

  public Diagnostic help(String text) {
    return with(Note.help(text));
  }

  public Diagnostic note(String text) {
    return with(Note.note(text));
  }

  private static <T> List<T> plus(List<T> list, T item) {
    var result = new ArrayList<>(list);
    result.add(item);
    return result;
  }
}
