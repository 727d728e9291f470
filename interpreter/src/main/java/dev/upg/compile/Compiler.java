package dev.upg.compile;

import dev.upg.check.CheckedModule;
import dev.upg.check.CheckedProgram;
import dev.upg.check.Checker;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Severity;
import dev.upg.library.Library;
import dev.upg.library.LibraryFolder;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Text in, checked program or diagnostics out. */
public final class Compiler {
  /** So deep below its list the files of the library lie at most. */
  private static final int DEEPEST = 2;

  private final Library library;
  private final Map<Path, LibraryFolder> folders = new ConcurrentHashMap<>();

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
        case SourceUnit.Module module -> {
          var part = part(file, path.toAbsolutePath().normalize());
          if (part.isPresent()) {
            return part.get();
          }
          checked = Optional.of(Checker.module(module, modules, diagnostics)).filter(any -> !diagnostics.hasErrors());
        }
      }
    }
    return new Compilation(program, checked, diagnostics.sorted(), Optional.empty());
  }

  /** A file of the library's own folder is a part of a module, not one by itself. */
  private Optional<Compilation> part(SourceFile file, Path path) {
    var folder = path.getParent();
    for (int i = 0; i < DEEPEST && folder != null; i++, folder = folder.getParent()) {
      if (LibraryFolder.isOne(folder)) {
        return folders.computeIfAbsent(folder, any -> new LibraryFolder(any, path, Path.of(file.name()), library))
            .check(file, path).map(checked -> compilation(file, checked));
      }
    }
    return Optional.empty();
  }

  private static Compilation compilation(SourceFile file, LibraryFolder.Checked checked) {
    var errors = checked.found().stream().filter(one -> one.severity() != Severity.WARNING).toList();
    var here = checked.found().stream()
        .filter(one -> one.at().filter(label -> label.span().file() == file).isPresent()).toList();
    return new Compilation(Optional.empty(), checked.module().filter(any -> errors.isEmpty()),
        here.isEmpty() ? errors : here, Optional.of(file));
  }
}
