package dev.upg.cli;

import dev.upg.cli.RunOptions.Practice;
import dev.upg.practice.PracticeShape;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What says which playbook is run, where and with what: the same for {@code upg run} and {@code upg plan}. */
final class RunArguments {
  /** Times faster than real: what a practice cluster does in time on a small machine. */
  static final double USUAL_SPEED = 20;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "PLAYBOOK", description = "The .upg file.")
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

  @Option(names = "--ssh-config", paramLabel = "FILE", description = "OpenSSH configuration instead of ~/.ssh/config.")
  private Optional<Path> sshConfig = Optional.empty();

  @Mixin
  private TransportOption transport;

  RunOptions options(Conduct conduct) {
    return new RunOptions(playbook, inventories, settings(settings, this::wrong), settingsFile, limit, practice(),
        sshConfig, transport.given(), conduct);
  }

  /** The options that a plan was made with, and what a plan doesn't keep: secrets. */
  RunOptions planned(PlanFile plan, RunOptions given) {
    if (!given.inventories().isEmpty() || !given.limit().isEmpty() || given.practice().isPresent()
        || given.sshConfig().isPresent()) {
      throw wrong("A plan has its inventory, parameters and limit: give only what is secret, by `--set-file`");
    }
    return RunJournal.options(plan.facts(), given.settings(), given);
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
