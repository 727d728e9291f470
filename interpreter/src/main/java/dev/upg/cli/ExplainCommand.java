package dev.upg.cli;

import dev.upg.diagnostic.Code;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg explain}. */
@Command(name = "explain", customSynopsis = "upg explain [CODE]", description = {
    "Explain what a code such as UPG2001 means.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "Options:%n", footer = {"", "Examples:",
        "  upg explain UPG9003", "  upg explain             list all codes"})
final class ExplainCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(arity = "0..1", paramLabel = "CODE", description = "As messages show it in brackets; without one, all are listed.")
  private Optional<String> code;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  ExplainCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return code.map(this::explain).orElseGet(this::list);
  }

  private int explain(String wanted) {
    var found = Code.of(wanted.strip()).flatMap(CodePages::page);
    if (found.isEmpty()) {
      return environment.refuse("There is no code `" + wanted + "`"
          + Suggestion.of(wanted, Arrays.stream(Code.values()).map(Code::id).toList())
          + "\n`upg explain` lists all.");
    }
    environment.out().println(CodePages.readable(found.get()));
    return Exit.FINE;
  }

  private int list() {
    for (var each : Code.values()) {
      CodePages.page(each)
          .ifPresent(page -> environment.out().println(each.id() + "  " + CodePages.title(page)));
    }
    return Exit.FINE;
  }
}
