package dev.upg.lint;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Severity;

import java.util.List;

/** @param fix the one right answer, where there is one; empty where a person must think */
public record Finding(Diagnostic diagnostic, List<Edit> fix) {
  public Finding {
    fix = List.copyOf(fix);
  }

  public Finding(Diagnostic diagnostic) {
    this(diagnostic, List.of());
  }

  Finding with(Severity severity) {
    return new Finding(new Diagnostic(severity, diagnostic.code(), diagnostic.title(), diagnostic.at(),
        diagnostic.related(), diagnostic.notes()), fix);
  }

  Finding with(Diagnostic other) {
    return new Finding(other, fix);
  }
}
