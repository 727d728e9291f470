package dev.upg.compile;

import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * @param program present only without errors
 * @param diagnostics errors and warnings, sorted
 */
public record Compilation(Optional<CheckedProgram> program, List<Diagnostic> diagnostics) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }
}
