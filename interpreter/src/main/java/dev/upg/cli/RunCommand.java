package dev.upg.cli;

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

  @Mixin
  private ConductArguments conduct;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  RunCommand(Environment environment, Parts parts) {
    this.environment = environment;
    this.parts = parts;
  }

  @Override
  public Integer call() throws Exception {
    var options = arguments.options(conduct.conduct(environment));
    if (conduct.detaches()) {
      return new Detachment(environment).start(spec);
    }
    if (!options.playbook().toString().endsWith(PlanFile.SUFFIX)) {
      return RunSession.of(environment, options, parts, Optional.empty(), Optional.empty(), conduct.isDetached())
          .execute();
    }
    PlanFile plan;
    try {
      plan = PlanFile.read(environment.resolve(options.playbook()));
    } catch (IOException e) {
      return environment.refuse("`" + options.playbook() + "` can't be run: " + SourceFiles.reason(e));
    }
    return RunSession.of(environment, arguments.planned(plan, options), parts, Optional.empty(), Optional.of(plan),
        conduct.isDetached()).execute();
  }
}
