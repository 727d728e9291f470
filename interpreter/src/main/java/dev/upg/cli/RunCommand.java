package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.cli.RunOptions.Format;
import dev.upg.cli.RunOptions.Practice;
import dev.upg.practice.PracticeShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

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
  private static final double USUAL_SPEED = 20;

  private final Environment environment;
  private final Parts parts;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "PLAYBOOK", description = "The .upg file to run.")
  private Path playbook;

  @Option(names = {"-i",
      "--inventory"}, paramLabel = "FILE", description = "Inventory in Ansible's format (INI or YAML); may be repeated.")
  private List<Path> inventories = List.of();

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Value of a parameter; may be repeated. A list: 'a, b', or '[a, \"b, c\"]' where an item has a comma or is empty.")
  private List<String> settings = List.of();

  @Option(names = "--set-file", paramLabel = "FILE", description = "Values of parameters, YAML or JSON; --set wins.")
  private Optional<Path> settingsFile = Optional.empty();

  @Option(names = "--limit", paramLabel = "NODES", split = ",", description = "Loops (foreach) take only these nodes or groups, with commas between; commands outside of loops aren't limited.")
  private List<String> limit = List.of();

  @Option(names = {"-y", "--yes"}, description = "Answer yes to all questions of the playbook.")
  private boolean yes;

  @Option(names = "--practice", description = "Run on a practice cluster that is brought up on this machine.")
  private boolean practice;

  @Option(names = "--speed", paramLabel = "N", description = "With --practice: times faster than real (20).")
  private Optional<Double> speed = Optional.empty();

  @Option(names = "--fault", paramLabel = "FAULT", description = "With --practice: something that goes wrong, as never-starts=replica-3; `--fault list` shows all.")
  private List<String> faults = List.of();

  @Option(names = "--practice-from", paramLabel = "VERSION", description = "With --practice: what its servers run at first.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--practice-to", paramLabel = "VERSION", description = "With --practice: what they are upgraded to.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--practice-tools", paramLabel = "VERSION", description = "With --practice: the version of the admin tools (as --practice-from).")
  private Optional<String> tools = Optional.empty();

  @Option(names = "--practice-nodes", paramLabel = "N", description = "With --practice: how many data servers it has.")
  private Optional<Integer> nodes = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json: one event per line.")
  private Format format = Format.text;

  @Option(names = {"-v", "--verbose"}, description = "Show probes, too; -vv: and the output of commands.")
  private boolean[] verbose = {};

  @Option(names = "--ssh-config", paramLabel = "FILE", description = "OpenSSH configuration instead of ~/.ssh/config.")
  private Optional<Path> sshConfig = Optional.empty();

  @Option(names = "--detach", description = "Go on without the terminal, also after it is closed.")
  private boolean detach;

  @Option(names = Detachment.OPTION, hidden = true)
  private boolean detached;

  @Option(names = "--take-over", paramLabel = "RUN", description = "Take the cluster from this run, which holds it; `unknown` where that can't be asked.")
  private Optional<String> takeOver = Optional.empty();

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
    var options = new RunOptions(playbook, inventories, settings(settings, this::wrong), settingsFile, limit, yes,
        practice(), format,
        verbose.length, sshConfig, colour, takeOver);
    if (detach && !detached) {
      return new Detachment(environment).start(spec);
    }
    return RunSession.of(environment, options, parts, Optional.empty(), detached).execute();
  }

  /** {@code NAME=VALUE} texts by name. */
  static Map<String, String> settings(List<String> settings, Function<String, ParameterException> wrong) {
    var result = new LinkedHashMap<String, String>();
    for (var setting : settings) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        throw wrong.apply("`--set` wants NAME=VALUE, not `" + setting + "`");
      }
      result.put(setting.substring(0, equals).strip(), setting.substring(equals + 1));
    }
    return result;
  }

  private Optional<Practice> practice() {
    var given = new LinkedHashMap<String, Boolean>();
    given.put("--speed", speed.isPresent());
    given.put("--fault", !faults.isEmpty());
    given.put("--practice-from", from.isPresent());
    given.put("--practice-to", to.isPresent());
    given.put("--practice-tools", tools.isPresent());
    given.put("--practice-nodes", nodes.isPresent());
    given.values().removeIf(there -> !there);
    if (!practice) {
      if (!given.isEmpty()) {
        throw wrong("`" + given.keySet().iterator().next() + "` goes with `--practice`");
      }
      return Optional.empty();
    }
    if (!inventories.isEmpty()) {
      throw wrong("`--practice` brings its own inventory: leave `-i` out");
    }
    if (sshConfig.isPresent()) {
      throw wrong("`--practice` brings its own OpenSSH configuration: leave `--ssh-config` out");
    }
    if (!(speed.orElse(USUAL_SPEED) > 0 && speed.orElse(USUAL_SPEED) <= 1000)) {
      throw wrong("`--speed` wants a number above 0, up to 1000");
    }
    return Optional.of(new Practice(speed.orElse(USUAL_SPEED), faults, new PracticeShape(from, to, tools, nodes)));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
