package dev.upg.compile;

import dev.upg.check.CheckedModule;
import dev.upg.check.Checker;
import dev.upg.check.ModuleSource;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.library.Library;
import dev.upg.parse.Parser;
import dev.upg.parse.SourceReader;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.SourceUnit.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The library and the user's own files: a path in {@code use} is relative to the file it stands in. */
final class UserModules implements ModuleSource {
  /**
   * A file on the way to the one that is checked.
   *
   * @param path without symbolic links, so that each file is one module whatever it is called
   * @param shown as messages name it
   */
  private record Open(Path path, Path shown) {}

  private final Library library;
  private final List<Open> open = new ArrayList<>();
  private final Map<Path, Optional<CheckedModule>> loaded = new HashMap<>();

  /**
   * @param file the playbook
   * @param shown how messages name it
   */
  UserModules(Library library, Path file, Path shown) {
    this.library = library;
    this.open.add(new Open(real(file.toAbsolutePath().normalize()), shown));
  }

  /** A file that can't be found stays as it is named. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      return path;
    }
  }

  @Override
  public Optional<CheckedModule> find(Use use, Diagnostics diagnostics) {
    if (use.path().isEmpty()) {
      return library.find(use, diagnostics);
    }
    var written = use.path().get();
    var from = open.getLast();
    var found = new Open(real(from.path.resolveSibling(written).normalize()),
        from.shown.resolveSibling(written).normalize());
    var round = open.stream().filter(file -> file.path.equals(found.path)).findFirst();
    if (round.isPresent()) {
      diagnostics.add(cycle(use, open.subList(open.indexOf(round.get()), open.size())));
      return Optional.empty();
    }
    var known = loaded.get(found.path);
    if (known == null) {
      known = load(found, use, diagnostics);
      loaded.put(found.path, known);
    }
    return known;
  }

  private static Diagnostic cycle(Use use, List<Open> files) {
    var first = "`" + files.getFirst().shown + "`";
    if (files.size() == 1) {
      return Diagnostic.error(Code.MODULE_CYCLE, first + " uses itself", use.span(), "this very file")
          .help("Remove this line: a file knows its own names.");
    }
    var chain = new ArrayList<>(files.stream().map(file -> "`" + file.shown + "`").toList());
    chain.add(first);
    return Diagnostic.error(Code.MODULE_CYCLE, "These files use each other in a circle", use.span(),
        "this leads back to " + first).note(String.join(" uses ", chain) + ".")
        .help("Move what they need of each other into one more file.");
  }

  private Optional<CheckedModule> load(Open file, Use use, Diagnostics diagnostics) {
    if (!Files.exists(file.path)) {
      diagnostics.add(NearFiles.missing(use, file.path));
      return Optional.empty();
    }
    var unreadable = new Diagnostics();
    var source = SourceReader.read(file.path, file.shown, unreadable);
    unreadable.sorted().forEach(why -> diagnostics.add(unusable(use, why)));
    var unit = source.flatMap(text -> Parser.parse(text, diagnostics));
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    if (!(unit.get() instanceof SourceUnit.Module module)) {
      diagnostics.add(Diagnostic.error(Code.UNKNOWN_MODULE, "`" + use.path().orElseThrow()
          + "` is a playbook, not a module", use.span(), "only modules can be used")
          .help("Begin that file with `module " + use.name().text() + "`, and leave only declarations in it."));
      return Optional.empty();
    }
    open.add(file);
    try {
      return Optional.of(Checker.module(module, this, diagnostics));
    } finally {
      open.removeLast();
    }
  }

  /** What the reader says of a file, at the place that names the file. */
  private static Diagnostic unusable(Use use, Diagnostic why) {
    var error = Diagnostic.error(Code.UNKNOWN_MODULE, "The module `" + use.path().orElseThrow() + "` can't be read",
        use.span(), why.title());
    for (var note : why.notes()) {
      error = error.with(note);
    }
    return error;
  }

  @Override
  public Set<String> libraryModules() {
    return library.libraryModules();
  }

  @Override
  public boolean isLibrary() {
    return false;
  }

  @Override
  public CheckedModule builtIn(String name) {
    return library.builtIn(name);
  }
}
