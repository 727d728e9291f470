package dev.upg.cli;

import dev.upg.bind.Binder;
import dev.upg.bind.Bound;
import dev.upg.check.CheckedProgram;
import dev.upg.compile.Compilation;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Severity;
import dev.upg.inventory.Inventory;
import dev.upg.lint.Finding;
import dev.upg.lint.Fleet;
import dev.upg.lint.LibraryFacts;
import dev.upg.lint.Linter;
import dev.upg.lint.Profile;
import dev.upg.lint.Subject;
import dev.upg.lint.rule.Rules;
import dev.upg.source.SourceFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles files and looks at them by the rules. */
final class Linting {
  private final Environment environment;
  private final Playbooks playbooks;
  private final LintConfig config;
  private final Optional<Profile> profile;
  private final Optional<Inventory> inventory;
  private final ThreadLocal<Linter> linter;

  /** @param profile of the command line: it wins over the settings file's */
  Linting(Environment environment, Playbooks playbooks, LintConfig config, Optional<Profile> profile,
      Optional<Inventory> inventory, LocalDate today) {
    this.environment = environment;
    this.playbooks = playbooks;
    this.config = config;
    this.profile = profile;
    this.inventory = inventory;
    this.linter = ThreadLocal.withInitial(() -> new Linter(Rules.ALL, today, libraryFacts()));
  }

  private static LibraryFacts libraryFacts() {
    try (var in = Linting.class.getResourceAsStream("/lint/library.txt")) {
      return LibraryFacts.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file, and what it was found to be. */
  private record Read(Path path, Optional<Compilation> compilation, List<Diagnostic> unreadable) {}

  /** What there is to tell of each file, in the order given; several are looked at at once. */
  Map<Path, List<Finding>> lint(List<Path> files) {
    var shellcheck = Shellcheck.find(environment);
    List<Map.Entry<Path, List<Finding>>> all;
    if (shellcheck.isPresent()) {
      // It wants the texts of all files. Without it none is kept for longer than it is looked at.
      var read = new HashMap<Path, Read>();
      Targets.sideBySide(files, this::read).forEach(one -> read.put(one.path, one));
      var ofShell = shellcheck(files.stream().map(read::get).toList(), new Shellcheck(shellcheck.get(), environment));
      all = Targets.sideBySide(files,
          file -> Map.entry(file, look(read.get(file), ofShell.getOrDefault(file, List.of()))));
    } else {
      all = Targets.sideBySide(files, file -> Map.entry(file, look(read(file), List.of())));
    }
    var results = new LinkedHashMap<Path, List<Finding>>();
    all.forEach(entry -> results.put(entry.getKey(), entry.getValue()));
    return results;
  }

  private Read read(Path file) {
    var diagnostics = new Diagnostics();
    var source = Targets.read(file, environment, diagnostics);
    return new Read(file, source.map(text -> playbooks.compile(text, environment.resolve(file))),
        diagnostics.sorted());
  }

  private List<Finding> look(Read one, List<Finding> ofShell) {
    var findings = new ArrayList<>(one.unreadable.stream().map(Finding::new).toList());
    one.compilation.ifPresent(compilation -> findings.addAll(look(compilation, one.path, ofShell)));
    return findings;
  }

  /** The same of one text that lies in no file yet. */
  List<Finding> lint(SourceFile text, Path file) {
    return look(playbooks.compile(text, environment.resolve(file)), file, List.of());
  }

  private List<Finding> look(Compilation compilation, Path file, List<Finding> found) {
    var diagnostics = new Diagnostics();
    compilation.diagnostics().forEach(diagnostics::add);
    var bound = compilation.program().flatMap(program -> bound(program, diagnostics));
    var fleet = bound.map(Linting::fleet).orElse(Fleet.UNKNOWN);
    var all = new ArrayList<>(diagnostics.sorted().stream().map(Finding::new).toList());
    compilation.module().ifPresent(module -> {
      var more = new ArrayList<>(found);
      compilation.program().flatMap(program -> Window.exceeded(program, bound)).ifPresent(more::add);
      linter.get().lint(new Subject(module, compilation.program(), fleet, more),
          config.settings(environment.resolve(file), profile)).stream().filter(finding -> isHere(finding, compilation))
          .forEach(all::add);
    });
    return all;
  }

  private static boolean isHere(Finding finding, Compilation compilation) {
    return finding.diagnostic().at().filter(label -> !compilation.isHere(label.span())).isEmpty();
  }

  /** Empty without an inventory, and where that doesn't fit. */
  private Optional<Bound> bound(CheckedProgram program, Diagnostics diagnostics) {
    return inventory.map(given -> new Bound(program, Map.of(), Binder.groups(program, given, diagnostics),
        Optional.empty())).filter(any -> !diagnostics.hasErrors());
  }

  private static Fleet fleet(Bound bound) {
    var hosts = new LinkedHashMap<String, List<String>>();
    bound.groups()
        .forEach((name, nodes) -> hosts.put(name, nodes.stream().map(node -> node.address().host()).toList()));
    return new Fleet(Optional.of(hosts));
  }

  private Map<Path, List<Finding>> shellcheck(List<Read> all, Shellcheck checker) {
    all.stream().filter(one -> one.compilation.flatMap(Compilation::module).isPresent())
        .filter(one -> !config.settings(environment.resolve(one.path), profile).chosen()
            .getOrDefault(Code.SHELLCHECK, Optional.of(Severity.WARNING)).isEmpty())
        .forEach(one -> checker.add(one.path, one.compilation.orElseThrow(), linter.get().functions()));
    return checker.findings();
  }
}
