package dev.upg.library;

import dev.upg.check.CheckedModule;
import dev.upg.check.Checker;
import dev.upg.check.ModuleSource;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.parse.Parser;
import dev.upg.parse.SourceReader;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.SourceUnit.Use;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The library as it lies in a folder, for those who work on it: each module is checked whole, with all its files, and mistakes are
 * told. Threads may share it.
 */
public final class LibraryFolder implements ModuleSource {
  private final Path folder;
  private final Map<String, List<String>> paths;
  private final Library built;
  private final Map<String, Read> read = new HashMap<>();
  private final Map<String, Checked> checked = new HashMap<>();
  private final List<String> open = new ArrayList<>();
  /** A file of it, and how messages name that one: the others are named as seen from there. */
  private final Path known;
  private final Path knownAs;

  private record Read(Optional<SourceUnit.Module> part, List<Diagnostic> found) {}

  /** @param module empty when its text has mistakes */
  public record Checked(Optional<CheckedModule> module, List<Diagnostic> found) {}

  /**
   * @param folder with the list of modules
   * @param known a file of it
   * @param knownAs how messages name that file
   * @param built what stands for a built-in module that has mistakes, or is being checked
   */
  public LibraryFolder(Path folder, Path known, Path knownAs, Library built) {
    this.folder = folder;
    this.known = known;
    this.knownAs = knownAs;
    this.built = built;
    var list = SourceReader.read(folder.resolve(Parts.LIST), new Diagnostics());
    this.paths = Parts.listed(list.map(SourceFile::text).orElse(""));
  }

  /** Whether a folder is the library's. */
  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(Parts.LIST));
  }

  /** The module that a file is a part of, with this text in its place; empty for a file that isn't listed. */
  public synchronized Optional<Checked> check(SourceFile text, Path file) {
    for (var name : paths.keySet()) {
      for (var path : paths.get(name)) {
        if (folder.resolve(path).equals(file)) {
          return Optional.of(check(name, path, parse(Optional.of(text), new Diagnostics())));
        }
      }
    }
    return Optional.empty();
  }

  private Checked check(String name, String changed, Read instead) {
    var diagnostics = new Diagnostics();
    var parts = new ArrayList<SourceUnit.Module>();
    for (var path : paths.get(name)) {
      var file = path.equals(changed) ? instead : read.computeIfAbsent(path, this::read);
      file.found.forEach(diagnostics::add);
      file.part.filter(part -> isOf(name, part, diagnostics)).ifPresent(parts::add);
    }
    if (parts.size() < paths.get(name).size()) {
      return new Checked(Optional.empty(), diagnostics.sorted());
    }
    open.add(name);
    try {
      var module = Checker.module(Parts.joined(parts), this, diagnostics);
      return new Checked(Optional.of(module), diagnostics.sorted());
    } finally {
      open.removeLast();
    }
  }

  private Read read(String path) {
    var diagnostics = new Diagnostics();
    var file = folder.resolve(path);
    var shown = knownAs.resolveSibling(known.getParent().relativize(file)).normalize();
    return parse(SourceReader.read(file, shown, diagnostics), diagnostics);
  }

  private static Read parse(Optional<SourceFile> text, Diagnostics diagnostics) {
    var unit = text.flatMap(file -> Parser.parse(file, diagnostics));
    return new Read(unit.filter(SourceUnit.Module.class::isInstance).map(SourceUnit.Module.class::cast),
        diagnostics.sorted());
  }

  private static boolean isOf(String name, SourceUnit.Module part, Diagnostics diagnostics) {
    if (part.name().text().equals(name)) {
      return true;
    }
    diagnostics.add(Diagnostic.error(Code.UNKNOWN_MODULE, "This file is a part of `" + name + "`", part.name().span(),
        "`" + Parts.LIST + "` lists it so").help("Write `module " + name + "`, or list the file elsewhere."));
    return false;
  }

  @Override
  public Optional<CheckedModule> find(Use use, Diagnostics diagnostics) {
    var name = use.name().text();
    if (!paths.containsKey(name)) {
      return built.find(use, diagnostics);
    }
    if (open.contains(name)) {
      diagnostics.add(Diagnostic.error(Code.MODULE_CYCLE, "These modules use each other in a circle", use.span(),
          "this leads back to `" + name + "`"));
      return Optional.empty();
    }
    var found = load(name);
    found.found.forEach(diagnostics::add);
    return found.module;
  }

  private Checked load(String name) {
    var known = checked.get(name);
    if (known == null) {
      known = check(name, "", null);
      checked.put(name, known);
    }
    return known;
  }

  @Override
  public Set<String> libraryModules() {
    return new TreeSet<>(paths.keySet());
  }

  @Override
  public boolean isLibrary() {
    return true;
  }

  @Override
  public CheckedModule builtIn(String name) {
    return paths.containsKey(name) && !open.contains(name)
        ? load(name).module.orElseGet(() -> built.builtIn(name))
        : built.builtIn(name);
  }
}
