package dev.upg.library;

import dev.upg.check.BuiltInModules;
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
 * The standard library: {@code .upg} files on the class path, each module read when first used, and what is in a function when
 * somebody asks for it. Its mistakes are bugs of upg: a test checks every module whole. Threads may share it.
 */
public final class Library implements ModuleSource {
  private static final String FOLDER = "/upg/";

  /** The files of each module, the one with its name first. */
  private final Map<String, List<String>> paths;
  private final Map<String, CheckedModule> loaded = new LinkedHashMap<>();

  private Library(Map<String, List<String>> paths) {
    this.paths = paths;
  }

  public static Library standard() {
    return new Library(Parts.listed(read(Parts.LIST)));
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

  /** A module by name. */
  public synchronized CheckedModule load(String name) {
    var known = loaded.get(name);
    if (known != null) {
      return known;
    }
    var files = paths.get(name);
    if (files == null) {
      throw new IllegalArgumentException("no module " + name);
    }
    var module = outline(files);
    loaded.put(name, module);
    return module;
  }

  private CheckedModule outline(List<String> files) {
    var diagnostics = new Diagnostics();
    var parts = files.stream()
        .map(file -> Parser.outline(new SourceFile("stdlib/" + file, read(file)), diagnostics)
            .filter(SourceUnit.Module.class::isInstance).map(SourceUnit.Module.class::cast)
            .orElseThrow(() -> new IllegalStateException("stdlib/" + file + ": " + diagnostics.sorted())))
        .toList();
    var module = Checker.outline(Parts.joined(parts), this, diagnostics);
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException("stdlib/" + files + ": " + diagnostics.sorted());
    }
    return module;
  }

  /** All modules, the built-in ones first. */
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

  /** A scope up to the brace behind its parameters: their types may have braces too. */
  private static String beforeBody(String scope) {
    int open = 0;
    int end = scope.indexOf('(');
    do {
      open += switch (scope.charAt(end++)) {
        case '(' -> 1;
        case ')' -> -1;
        default -> 0;
      };
    } while (open > 0);
    return scope.substring(0, end);
  }

  private static String header(Declaration declaration) {
    var text = declaration.span().text();
    return switch (declaration) {
      case Declaration.Function function -> function.body()
          .map(body -> text.substring(0, body.span().start() - declaration.span().start())).orElse(text).strip();
      case Declaration.Scope scope -> beforeBody(text);
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
