package dev.upg.library;

import dev.upg.check.BuiltInModules;
import dev.upg.check.CheckedFunction;
import dev.upg.check.CheckedModule;
import dev.upg.check.Checker;
import dev.upg.check.FunctionSignature;
import dev.upg.check.ModuleSignature;
import dev.upg.check.ModuleSource;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Spelling;
import dev.upg.parse.Parser;
import dev.upg.source.SourceFile;
import dev.upg.tree.Declaration;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.SourceUnit.Use;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The standard library: {@code .upg} files on the class path, each loaded and checked when first used. Its mistakes are
 * bugs of upg: a test checks every module. Not thread-safe.
 */
public final class Library implements ModuleSource {
  private static final String FOLDER = "/upg/";

  private final Map<String, String> paths;
  private final Map<String, CheckedModule> loaded = new LinkedHashMap<>();

  private Library(Map<String, String> paths) {
    this.paths = paths;
  }

  public static Library standard() {
    var paths = new LinkedHashMap<String, String>();
    for (var line : read("modules.txt").lines().filter(line -> !line.isBlank()).toList()) {
      var file = line.substring(line.lastIndexOf('/') + 1);
      paths.put(file.substring(0, file.length() - ".upg".length()), line);
    }
    return new Library(paths);
  }

  @Override
  public Optional<CheckedModule> find(Use use, Diagnostics diagnostics) {
    var name = use.name().text();
    if (paths.containsKey(name)) {
      return Optional.of(load(name));
    }
    diagnostics.add(Diagnostic.error(Code.UNKNOWN_MODULE, "There is no module `" + name + "` in the library",
        use.name().span(), Spelling.label(name, paths.keySet(), "not one of the library's modules"))
        .help("`upg doc` lists them; for a file of your own write `use \"./" + name + ".upg\" as " + name + "`."));
    return Optional.empty();
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
    return load(name);
  }

  @Override
  public Optional<CheckedFunction> prelude(String function) {
    return load("core").function(function);
  }

  /** A module by name, checked. */
  public CheckedModule load(String name) {
    var known = loaded.get(name);
    if (known != null) {
      return known;
    }
    var path = paths.get(name);
    if (path == null) {
      throw new IllegalArgumentException("no module " + name);
    }
    var diagnostics = new Diagnostics();
    var file = new SourceFile("stdlib/" + path, read(path));
    var unit = Parser.parse(file, diagnostics);
    if (diagnostics.hasErrors() || !(unit.orElse(null) instanceof SourceUnit.Module module)) {
      throw new IllegalStateException("stdlib/" + path + ": " + diagnostics.sorted());
    }
    var checked = Checker.module(module, this, diagnostics);
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException("stdlib/" + path + ": " + diagnostics.sorted());
    }
    loaded.put(name, checked);
    return checked;
  }

  /** All modules, the built-in ones first; this checks the whole library. */
  public List<ModuleSignature> signatures() {
    var names = new java.util.LinkedHashSet<>(BuiltInModules.ALL);
    names.addAll(paths.keySet());
    return names.stream().map(name -> describe(load(name))).toList();
  }

  private static ModuleSignature describe(CheckedModule module) {
    var declarations = module.unit().declarations().stream()
        .filter(declaration -> !declaration.name().text().startsWith("_")).toList();
    return new ModuleSignature(module.name(), module.unit().doc(),
        declarations.stream().filter(Declaration.RecordDeclaration.class::isInstance)
            .map(record -> new FunctionSignature(record.name().text(), record.span().text(), record.doc())).toList(),
        declarations.stream().filter(declaration -> !(declaration instanceof Declaration.RecordDeclaration))
            .map(function -> new FunctionSignature(function.name().text(), header(function), function.doc())).toList());
  }

  private static String header(Declaration declaration) {
    var text = declaration.span().text();
    return switch (declaration) {
      case Declaration.Function function -> function.body()
          .map(body -> text.substring(0, body.span().start() - declaration.span().start())).orElse(text).strip();
      case Declaration.Scope scope -> text.substring(0, text.indexOf('{')).strip();
      case Declaration.RecordDeclaration ignored -> text;
      case Declaration.Param ignored -> text;
      case Declaration.Group ignored -> text;
    };
  }

  private static String read(String path) {
    try (var in = Library.class.getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
