package dev.upg.compile;

import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.check.Checker;
import dev.upg.check.ModuleSource;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.library.Library;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.SourceUnit.Use;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The library and the user's own files: a path in {@code use} is relative to the file it stands in. */
final class UserModules implements ModuleSource {
  private final Library library;
  private final Deque<Path> open = new ArrayDeque<>();
  private final Map<Path, Optional<CheckedModule>> loaded = new HashMap<>();

  /** @param file the playbook */
  UserModules(Library library, Path file) {
    this.library = library;
    this.open.push(real(file.toAbsolutePath().normalize()));
  }

  /** Without symbolic links, so that each file is one module; a file that can't be found stays as it is named. */
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
    var path = real(open.getFirst().resolveSibling(use.path().get()).normalize());
    if (open.contains(path)) {
      diagnostics.add(Diagnostic.error(Code.MODULE_CYCLE, "`" + use.path().get() + "` uses itself", use.span(),
          path.equals(open.getFirst())
              ? "this very file"
              : "`" + path.getFileName() + "` uses this file"
                  + (path.equals(open.stream().skip(1).findFirst().orElse(path))
                      ? ""
                      : " by way of others"))
          .help("Move what both need into a third file."));
      return Optional.empty();
    }
    var known = loaded.get(path);
    if (known == null) {
      known = load(path, use, diagnostics);
      loaded.put(path, known);
    }
    return known;
  }

  private Optional<CheckedModule> load(Path path, Use use, Diagnostics diagnostics) {
    String text;
    try {
      text = Files.readString(path);
    } catch (CharacterCodingException e) {
      diagnostics.add(unreadable(use, "not UTF-8 text"));
      return Optional.empty();
    } catch (IOException e) {
      diagnostics.add(unreadable(use, Files.exists(path) ? "can't be read" : "no such file: " + path));
      return Optional.empty();
    }
    var unit = Parser.parse(new SourceFile(path.getFileName().toString(), text), diagnostics);
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    if (!(unit.get() instanceof SourceUnit.Module module)) {
      diagnostics.add(Diagnostic.error(Code.UNKNOWN_MODULE, "`" + use.path().get() + "` is a playbook, not a module",
          use.span(), "only modules can be used").help("Begin that file with `module " + use.name().text() + "`."));
      return Optional.empty();
    }
    open.push(path);
    try {
      return Optional.of(Checker.module(module, this, diagnostics));
    } finally {
      open.pop();
    }
  }

  private static Diagnostic unreadable(Use use, String why) {
    return Diagnostic.error(Code.UNKNOWN_MODULE, "The module `" + use.path().orElse("") + "` can't be read", use.span(),
        why);
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

  @Override
  public Optional<CheckedFunction> prelude(String function) {
    return library.prelude(function);
  }
}
