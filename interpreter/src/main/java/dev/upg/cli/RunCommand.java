package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.cli.RunOptions.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg run}: its command line. {@link RunSession} does the work. */
@Command(name = "run", customSynopsis = "upg run PLAYBOOK [options]", description = {
    "Check a playbook, its inventory and parameters, then run it.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg run playbooks/pegasus/high-availability.upg --practice",
        "  upg run upgrade.upg -i hosts.yml --set version=2.5.0 --set archive=pegasus.zip",
        "  upg run upgrade.upg -i hosts.yml --limit replica-1,replica-2",
        "  upg run upgrade.upg --practice --fault never-starts=replica-3",
        "  upg run upgrade.upg --practice --practice-from 2.0 --practice-to 2.4", "",
        "The first Ctrl-C finishes what runs, puts settings back and ends; the second",
        "one ends commands, too. Below .upg/runs a log keeps all commands and outputs.", "",
        "Exit status: 0 succeeded, 2 refused and nothing run, 3 failed or stopped:",
        "`upg resume` goes on; 4 another run holds the cluster, 1 a practice run failed,", "70 a bug in upg."})
final class RunCommand implements Callable<Integer> {
  private final Environment environment;
  private final Parts parts;

  @Spec
  private CommandSpec spec;

  @Mixin
  private RunArguments arguments;

  @Option(names = {"-y", "--yes"}, description = "Answer yes to all questions of the playbook.")
  private boolean yes;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json: one event per line.")
  private Format format = Format.text;

  @Option(names = {"-v", "--verbose"}, description = "Show probes, too; -vv: and the output of commands.")
  private boolean[] verbose = {};

  @Option(names = "--detach", description = "Go on without the terminal, also after it is closed.")
  private boolean detach;

  @Option(names = Detachment.OPTION, hidden = true)
  private boolean detached;

  @Option(names = "--take-over", paramLabel = "RUN", description = "Take the cluster from this run, which holds it; `unknown` where that can't be asked.")
  private Optional<String> takeOver = Optional.empty();

  @Mixin
  private NotifyOption notify;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
  private Colour colour = Colour.auto;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  RunCommand(Environment environment, Parts parts) {
    this.environment = environment;
    this.parts = parts;
  }

  @Override
  public Integer call() throws Exception {
    var options = arguments.options(yes, format, verbose.length, colour, takeOver, notify.targets(environment));
    if (detach && !detached) {
      return new Detachment(environment).start(spec);
    }
    if (!options.playbook().toString().endsWith(PlanFile.SUFFIX)) {
      return RunSession.of(environment, options, parts, Optional.empty(), Optional.empty(), detached).execute();
    }
    PlanFile plan;
    try {
      plan = PlanFile.read(environment.resolve(options.playbook()));
    } catch (IOException e) {
      return environment.refuse("`" + options.playbook() + "` can't be run: " + SourceFiles.reason(e));
    }
    return RunSession.of(environment, arguments.planned(plan, options), parts, Optional.empty(), Optional.of(plan),
        detached).execute();
  }
}
