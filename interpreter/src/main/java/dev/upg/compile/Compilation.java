package dev.upg.compile;

import dev.upg.check.CheckedModule;
import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * @param program present only without errors
 * @param module what the file declares and what its calls mean: a playbook's or a module's; present only without errors
 * @param diagnostics errors and warnings, sorted
 */
public record Compilation(Optional<CheckedProgram> program, Optional<CheckedModule> module,
    List<Diagnostic> diagnostics) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }
}
