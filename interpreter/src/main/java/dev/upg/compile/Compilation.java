package dev.upg.compile;

import dev.upg.check.CheckedModule;
import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.List;
import java.util.Optional;

/**
 * @param program present only without errors
 * @param module what the file declares and what its calls mean: a playbook's or a module's; present only without errors
 * @param diagnostics errors and warnings, sorted
 * @param part the file itself, where its module has others, too; of those only what keeps this one from being checked is told
 */
public record Compilation(Optional<CheckedProgram> program, Optional<CheckedModule> module,
    List<Diagnostic> diagnostics, Optional<SourceFile> part) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether something is in the file itself. */
  public boolean isHere(Span place) {
    return part.isEmpty() || part.get() == place.file();
  }
}
