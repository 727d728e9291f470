package dev.upg.cli;

import dev.upg.check.CheckedProgram;
import dev.upg.bind.Binder;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.diagnostic.Severity;
import dev.upg.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code upg inventory}. */
@Command(name = "inventory", customSynopsis = "upg inventory -i FILE [PLAYBOOK] [options]", description = {
    "Show what an inventory says about each node, and where.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg inventory -i hosts.yml",
        "  upg inventory -i hosts.yml playbooks/pegasus/high-availability.upg"})
final class InventoryCommand implements Callable<Integer> {
  enum Format { text, json }

  /** Parameters are no matter of the inventory. */
  private static final Set<Code> OF_PARAMETERS = EnumSet.of(Code.MISSING_PARAMETER);

  private final Environment environment;
  private final Parts parts;
  private final Playbooks playbooks;

  @Parameters(arity = "0..1", paramLabel = "PLAYBOOK", description = "Check the inventory against its inventory block.")
  private Optional<Path> playbook = Optional.empty();

  @Option(names = {"-i",
      "--inventory"}, required = true, paramLabel = "FILE", description = "Inventory in Ansible's format (INI or YAML); may be repeated.")
  private List<Path> inventories = List.of();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
  private Format format = Format.text;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  InventoryCommand(Environment environment) {
    this(environment, new StandardParts(),
        (file, directory) -> new Compiler(Library.standard()).compile(file, directory));
  }

  InventoryCommand(Environment environment, Parts parts, Playbooks playbooks) {
    this.environment = environment;
    this.parts = parts;
    this.playbooks = playbooks;
  }

  @Override
  public Integer call() throws IOException {
    var diagnostics = new Diagnostics();
    var inventory = Inventories.read(inventories.stream().map(environment::resolve).toList(), parts, diagnostics);
    var program = playbook.flatMap(file -> compile(file, diagnostics));
    // What a playbook that doesn't check takes for secret isn't known: nothing is shown then.
    if (inventory.isPresent() && program.isPresent() == playbook.isPresent()) {
      var pages = new InventoryPages(inventory.get(), program.map(SecretVariables::of).orElse(Set.of()));
      switch (format) {
        case text -> pages.printText(environment.out());
        case json -> pages.printJson(environment.out());
      }
      program.ifPresent(checked -> Binder.bind(checked, inventory, Map.of(), List.of(), diagnostics));
    }
    environment.out().flush();
    var found = diagnostics.sorted().stream().filter(each -> !OF_PARAMETERS.contains(each.code())).toList();
    boolean colour = environment.isColoured(Environment.Colour.auto, environment.errIsTerminal());
    found.forEach(diagnostic -> environment.err().println(new Renderer(colour).render(diagnostic)));
    boolean refused = found.stream().anyMatch(each -> each.severity() != Severity.WARNING);
    if (!refused && playbook.isPresent() && program.isEmpty()) {
      return environment.refuse("`" + playbook.get() + "` is a module; only a playbook has an inventory block");
    }
    if (!refused && playbook.isPresent()) {
      environment.err().println("The inventory has what `" + playbook.get() + "` wants.");
    }
    return refused ? Exit.REFUSED : Exit.FINE;
  }

  private Optional<CheckedProgram> compile(Path file, Diagnostics diagnostics) {
    return SourceFiles.read(file, environment.directory(), diagnostics).flatMap(source -> {
      var compilation = playbooks.compile(source, environment.resolve(file));
      compilation.diagnostics().forEach(diagnostics::add);
      return compilation.program();
    });
  }
}
