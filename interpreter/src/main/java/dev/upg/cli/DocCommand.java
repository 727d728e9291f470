package dev.upg.cli;

import dev.upg.check.BuiltInModules;
import dev.upg.check.FunctionSignature;
import dev.upg.check.ModuleSignature;
import dev.upg.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code upg doc}. */
@Command(name = "doc", customSynopsis = "upg doc [MODULE[.FUNCTION]]", description = {
    "Show what the standard library has.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "Options:%n", footer = {
        "", "Examples:", "  upg doc                       list the modules",
        "  upg doc pegasus               one module",
        "  upg doc pegasus.meta_level    one function, scope or record"})
final class DocCommand implements Callable<Integer> {
  private final Environment environment;
  private final Supplier<List<ModuleSignature>> library;

  @Parameters(arity = "0..1", paramLabel = "MODULE[.FUNCTION]", description = "What to show; without it, the modules.")
  private Optional<String> subject;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  DocCommand(Environment environment) {
    this(environment, () -> Library.standard().signatures());
  }

  DocCommand(Environment environment, Supplier<List<ModuleSignature>> library) {
    this.environment = environment;
    this.library = library;
  }

  @Override
  public Integer call() {
    var modules = library.get();
    if (subject.isEmpty()) {
      list(modules);
      return Exit.FINE;
    }
    var wanted = subject.get();
    var whole = find(modules, wanted);
    if (whole.isPresent()) {
      module(whole.get());
      return Exit.FINE;
    }
    int dot = wanted.lastIndexOf('.');
    var moduleName = dot < 0 ? wanted : wanted.substring(0, dot);
    var module = find(modules, moduleName);
    if (module.isEmpty()) {
      return environment.refuse("There is no module `" + moduleName + "` in the library"
          + Suggestion.of(moduleName, modules.stream().map(ModuleSignature::name).toList())
          + "\n`upg doc` lists the modules.");
    }
    return member(module.get(), wanted.substring(dot + 1));
  }

  private int member(ModuleSignature module, String name) {
    var found = members(module).filter(member -> member.name().equals(name)).toList();
    if (found.isEmpty()) {
      return environment.refuse("There is no `" + name + "` in `" + module.name() + "`"
          + Suggestion.of(name, members(module).map(FunctionSignature::name).distinct().toList()) + "\n`upg doc "
          + module.name() + "` lists what there is.");
    }
    for (var member : found) {
      out().println(member.text());
      if (!member.doc().isBlank()) {
        out().println();
        out().println(indented(member.doc()));
      }
      out().println();
    }
    out().println("In module " + module.name() + (BuiltInModules.ALL.contains(module.name())
        ? ", which is there without `use`."
        : ": write `use " + module.name() + "` at the top of the playbook."));
    return Exit.FINE;
  }

  private void list(List<ModuleSignature> modules) {
    int width = modules.stream().mapToInt(module -> module.name().length()).max().orElse(0);
    modules.forEach(module -> out().println((module.name() + " ".repeat(width - module.name().length()) + "  "
        + firstSentence(module.doc())).stripTrailing()));
  }

  private void module(ModuleSignature module) {
    out().println("module " + module.name());
    if (!module.doc().isBlank()) {
      out().println();
      out().println(indented(module.doc()));
    }
    members(module).forEach(member -> {
      out().println();
      out().println(member.text());
      if (!member.doc().isBlank()) {
        out().println("    " + firstSentence(member.doc()));
      }
    });
  }

  private PrintWriter out() {
    return environment.out();
  }

  private static Optional<ModuleSignature> find(List<ModuleSignature> modules, String name) {
    return modules.stream().filter(module -> module.name().equals(name)).findFirst();
  }

  private static Stream<FunctionSignature> members(ModuleSignature module) {
    return Stream.concat(module.records().stream(), module.functions().stream());
  }

  private static String indented(String doc) {
    return doc.strip().lines().map(line -> line.isBlank() ? "" : "    " + line).collect(Collectors.joining("\n"));
  }

  /** Up to the first full stop that ends a sentence; a doc comment's first paragraph when there is none. */
  private static String firstSentence(String doc) {
    var paragraph = doc.strip().split("\n\\s*\n", 2)[0].replaceAll("\\s+", " ");
    int end = paragraph.indexOf(". ");
    return end < 0 ? paragraph : paragraph.substring(0, end + 1);
  }
}
