package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.cli.RunOptions.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg plan}: its command line. {@link PlanSession} does the work. */
@Command(name = "plan", customSynopsis = "upg plan PLAYBOOK [options]", description = {
    "Show what a run would do to the cluster as it is now. Nothing is changed: what only looks is asked.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg plan upgrade.upg -i hosts.yml --set version=2.5.0",
        "  upg plan playbooks/pegasus/high-availability.upg --practice",
        "  upg plan upgrade.upg -i hosts.yml --out tonight.upgplan", "  upg run tonight.upgplan", "",
        "What is marked with ≈ is as of now: a change before it may make it different.", "",
        "Exit status: 0, 1 the run would fail, 2 refused."})
final class PlanCommand implements Callable<Integer> {
  private final Environment environment;
  private final Parts parts;

  @Mixin
  private RunArguments arguments;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the plan, too: `upg run FILE` then does this and nothing else.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json: one object.")
  private Format format = Format.text;

  @Option(names = {"-v", "--verbose"}, description = "Show commands whole, as they would be sent.")
  private boolean verbose;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
  private Colour colour = Colour.auto;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  PlanCommand(Environment environment, Parts parts) {
    this.environment = environment;
    this.parts = parts;
  }

  @Override
  public Integer call() {
    var options = arguments.options(Conduct.looking(format, verbose ? 1 : 0, colour));
    return new PlanSession(environment, options, parts, out).execute();
  }
}
