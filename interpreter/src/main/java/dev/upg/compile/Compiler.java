package dev.upg.compile;

import dev.upg.check.CheckedModule;
import dev.upg.check.CheckedProgram;
import dev.upg.check.Checker;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.library.Library;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;

import java.nio.file.Path;
import java.util.Optional;

/** Text in, checked program or diagnostics out. */
public final class Compiler {
  private final Library library;

  public Compiler(Library library) {
    this.library = library;
  }

  /**
   * Compiles a playbook; a module is checked too, and gives no program.
   *
   * @param path where the text lies: the user's own modules are found relative to it
   */
  public Compilation compile(SourceFile file, Path path) {
    var diagnostics = new Diagnostics();
    var unit = Parser.parse(file, diagnostics);
    Optional<CheckedProgram> program = Optional.empty();
    Optional<CheckedModule> checked = Optional.empty();
    if (unit.isPresent() && !diagnostics.hasErrors()) {
      var modules = new UserModules(library, path, Path.of(file.name()));
      switch (unit.get()) {
        case SourceUnit.Playbook playbook -> {
          program = Checker.program(playbook, modules, diagnostics);
          checked = program.map(CheckedProgram::module);
        }
        case SourceUnit.Module module -> checked = Optional.of(Checker.module(module, modules, diagnostics))
            .filter(any -> !diagnostics.hasErrors());
      }
    }
    return new Compilation(program, checked, diagnostics.sorted());
  }
}
