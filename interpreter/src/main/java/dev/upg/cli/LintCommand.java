package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code upg lint}. */
@Command(name = "lint", customSynopsis = "upg lint FILE… [options]", description = {
    "Check playbooks and modules without touching any host.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg lint playbooks/pegasus/high-availability.upg",
        "  upg lint playbooks          all of a folder",
        "  upg lint --format concise playbooks", "", "Exit status: 0 no errors, 1 errors, 2 wrong command line."})
final class LintCommand implements Callable<Integer> {
  enum Format { text, concise, json }

  private final Environment environment;
  private final Playbooks playbooks;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "A .upg file, or a folder for all below it.")
  private List<Path> paths = List.of();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default), concise: one line each, or json.")
  private Format format = Format.text;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
  private Colour colour = Colour.auto;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  LintCommand(Environment environment) {
    this(environment, (file, directory) -> new Compiler(Library.standard()).compile(file, directory));
  }

  LintCommand(Environment environment, Playbooks playbooks) {
    this.environment = environment;
    this.playbooks = playbooks;
  }

  @Override
  public Integer call() throws IOException {
    var files = new LinkedHashSet<Path>();
    for (var path : paths) {
      if (!Files.exists(environment.resolve(path))) {
        return missing(path);
      }
      var below = SourceFiles.below(path, environment.directory());
      if (below.isEmpty()) {
        return environment.refuse("There is no .upg file below `" + path + "`");
      }
      files.addAll(below);
    }
    var results = new LintResults(files.size());
    files.forEach(file -> results.add(lint(file)));
    switch (format) {
      case text -> results.printText(environment.out(), environment.isColoured(colour, environment.outIsTerminal()));
      case concise -> results.printConcise(environment.out());
      case json -> results.printJson(environment.out());
    }
    return results.hasErrors() ? Exit.PROBLEMS : Exit.FINE;
  }

  /** In the words that a run uses. */
  private int missing(Path path) {
    var diagnostics = new Diagnostics();
    SourceFiles.read(path, environment.directory(), diagnostics);
    boolean coloured = environment.isColoured(colour, environment.errIsTerminal());
    diagnostics.sorted().forEach(each -> environment.err().println(new Renderer(coloured).render(each)));
    return Exit.REFUSED;
  }

  private List<Diagnostic> lint(Path file) {
    var diagnostics = new Diagnostics();
    var all = new ArrayList<Diagnostic>();
    SourceFiles.read(file, environment.directory(), diagnostics)
        .ifPresent(source -> all.addAll(playbooks.compile(source, environment.resolve(file))
            .diagnostics()));
    all.addAll(diagnostics.sorted());
    return all;
  }
}
