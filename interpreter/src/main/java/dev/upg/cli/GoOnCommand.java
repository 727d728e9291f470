package dev.upg.cli;

import dev.upg.journal.HeldJournal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What {@code upg resume} and {@code upg abort} have in common: they go on with a run that an earlier process began. */
abstract class GoOnCommand implements Callable<Integer> {
  private final Environment environment;
  private final Parts parts;
  private final boolean aborting;

  @Spec
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's name, or its beginning; the latest when left out.")
  private Optional<String> run = Optional.empty();

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Value of a secret parameter: secrets aren't kept.")
  private List<String> settings = List.of();

  @Option(names = "--set-file", paramLabel = "FILE", description = "A file with values of secret parameters, YAML or JSON, instead of --set; nobody sees it in a list of processes.")
  private Optional<Path> settingsFile = Optional.empty();

  @Option(names = "--accept-changes", description = "Go on although playbook, inventory or parameters were changed.")
  private boolean acceptChanges;

  @Mixin
  private TransportOption transport;

  @Mixin
  private ConductArguments conduct;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  GoOnCommand(Environment environment, Parts parts, boolean aborting) {
    this.environment = environment;
    this.parts = parts;
    this.aborting = aborting;
  }

  @Override
  public Integer call() throws Exception {
    if (conduct.detaches()) {
      return new Detachment(environment).start(spec);
    }
    var given = RunArguments.settings(settings, text -> new ParameterException(spec.commandLine(), text));
    Optional<Continuation> continuation;
    try {
      continuation = new EarlierRuns(environment).continuation(run, aborting, acceptChanges);
    } catch (HeldJournal e) {
      return environment.held(e);
    }
    if (continuation.isEmpty()) {
      return Exit.REFUSED;
    }
    var like = new RunOptions(Path.of(""), List.of(), Map.of(), settingsFile, List.of(), Optional.empty(),
        Optional.empty(), transport.given(), conduct.conduct(environment));
    var options = RunJournal.options(continuation.get().contents().opened().facts(), given, like);
    var gone = options.inventories().stream().filter(file -> !Files.exists(environment.resolve(file))).findFirst();
    if (gone.isPresent()) {
      return environment.refuse("The inventory `" + gone.get() + "`, which the run began with, isn't there any more: "
          + "put it back where it was");
    }
    return RunSession.of(environment, options, parts, continuation, Optional.empty(), conduct.isDetached()).execute();
  }
}
