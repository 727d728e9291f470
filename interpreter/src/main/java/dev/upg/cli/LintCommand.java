package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.inventory.Inventory;
import dev.upg.library.Library;
import dev.upg.lint.Finding;
import dev.upg.lint.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code upg lint}. */
@Command(name = "lint", customSynopsis = "upg lint FILE… [options]", description = {
    "Check playbooks and modules without touching any host.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg lint playbooks/pegasus/high-availability.upg",
        "  upg lint playbooks          all of a folder",
        "  upg lint --format concise playbooks",
        "  upg lint -i inventory.yml my-upgrade.upg", "  upg lint --profile strict --strict playbooks",
        "  upg lint --diff playbooks   what --fix would change", "",
        "Exit status: 0 no errors, 1 errors, 2 wrong command line."})
final class LintCommand implements Callable<Integer> {
  private final Environment environment;
  private final Playbooks playbooks;

  private final Supplier<LocalDate> today;
  private final Supplier<Parts> parts;

  @Mixin
  private LintOptions options = new LintOptions();

  @Mixin
  private Targets targets = new Targets();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default), concise: one line each, or for programs and CI: json, sarif, junit, github, gitlab, checkstyle.")
  private LintFormat format = LintFormat.text;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
  private Colour colour = Colour.auto;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  LintCommand(Environment environment, Supplier<Parts> parts) {
    this(environment, library(), LocalDate::now, parts);
  }

  /** @param today by which an allowance is over or not */
  LintCommand(Environment environment, Playbooks playbooks, Supplier<LocalDate> today, Supplier<Parts> parts) {
    this.environment = environment;
    this.playbooks = playbooks;
    this.today = today;
    this.parts = parts;
  }

  /** One library for all files: each of its modules is checked once. */
  private static Playbooks library() {
    var compiler = new Compiler(Library.standard());
    return compiler::compile;
  }

  @Override
  public Integer call() throws IOException {
    if (options.rules()) {
      LintRules.print(environment.out());
      return Exit.FINE;
    }
    try {
      return lint(targets.files(environment));
    } catch (Refusal refusal) {
      return refusal.tell(environment);
    }
  }

  private int lint(Set<Path> files) throws IOException, Refusal {
    if (files.contains(Targets.STDIN) && (options.fix() || options.diff())) {
      throw new Refusal("stdin can't be mended\nGive `--fix` and `--diff` the names of files.");
    }
    var diagnostics = new Diagnostics();
    var config = config(diagnostics);
    var profile = options.profile().flatMap(Profile::of);
    if (options.profile().isPresent() && profile.isEmpty()) {
      return environment.refuse("There is no profile `" + options.profile().get()
          + "`; there are essential, standard and strict");
    }
    Optional<Inventory> inventory = options.inventories().isEmpty()
        ? Optional.empty()
        : Inventories.read(options.inventories().stream().map(environment::resolve).toList(), parts.get(), diagnostics);
    if (diagnostics.hasErrors()) {
      return refuse(diagnostics);
    }
    var linting = new Linting(environment, playbooks, config, profile, inventory, today.get());
    return lint(List.copyOf(files), linting, config);
  }

  private int lint(List<Path> files, Linting linting, LintConfig config) throws IOException {
    var fixes = new LintFixes(environment, linting);
    if (options.diff()) {
      return fixes.print(files) ? Exit.PROBLEMS : Exit.FINE;
    }
    boolean written = !options.fix() || fixes.write(files);
    var results = new LintResults();
    linting.lint(files).forEach((file, found) -> results.add(file.toString(),
        found.stream().map(Finding::diagnostic).toList()));
    format.print(results, environment, environment.isColoured(colour, environment.outIsTerminal()));
    long most = options.strict() || config.strict()
        ? 0
        : options.maxWarnings().or(config::maxWarnings).map(Integer::longValue).orElse(Long.MAX_VALUE);
    return !written || results.hasErrors() || results.warnings() > most ? Exit.PROBLEMS : Exit.FINE;
  }

  /** Of the file named, or the nearest one in this folder or above it. */
  private LintConfig config(Diagnostics diagnostics) {
    if (options.config().isPresent()) {
      return LintConfigFile.read(options.config().get(), environment.directory(), diagnostics);
    }
    for (var folder = environment.directory().toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(LintConfig.FILE))) {
        var file = folder.equals(environment.directory().toAbsolutePath())
            ? Path.of(LintConfig.FILE)
            : folder.resolve(LintConfig.FILE);
        return LintConfigFile.read(file, environment.directory(), diagnostics);
      }
    }
    return LintConfig.NONE;
  }

  private int refuse(Diagnostics diagnostics) {
    boolean coloured = environment.isColoured(colour, environment.errIsTerminal());
    diagnostics.sorted().forEach(each -> environment.err().println(new Renderer(coloured).render(each)));
    return Exit.REFUSED;
  }
}
