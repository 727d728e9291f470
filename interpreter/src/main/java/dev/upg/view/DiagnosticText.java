package dev.upg.view;

import dev.upg.diagnostic.Diagnostic;

/** A diagnostic as text for people: the one place where views and commands meet the renderer. */
public final class DiagnosticText {
  private DiagnosticText() {}

  /** Several lines, without a line end at the end. */
  public static String full(Diagnostic diagnostic, boolean colour) {
    var text = new StringBuilder();
    text.append(diagnostic.severity().word()).append('[').append(diagnostic.code().id()).append("]: ")
        .append(diagnostic.title());
    diagnostic.at().ifPresent(at -> text.append("\n  --> ").append(at.span()).append("\n   = ").append(at.text()));
    diagnostic.notes().forEach(note -> text.append("\n   = ").append(note.name()).append(": ").append(note.text()));
    return text.toString();
  }

  /** {@code file:line:column: error[UPG2001]: title}. */
  public static String concise(Diagnostic diagnostic) {
    return diagnostic.at().map(at -> at.span() + ": ").orElse("") + diagnostic.severity().word() + "["
        + diagnostic.code().id() + "]: " + diagnostic.title();
  }
}
