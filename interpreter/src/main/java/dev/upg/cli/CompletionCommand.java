package dev.upg.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code upg completion}. */
@Command(name = "completion", customSynopsis = "upg completion SHELL", description = {
    "Print what makes a shell complete commands, options, files and values.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "Options:%n", footer = {"", "Examples:",
        "  upg completion bash > ~/.local/share/bash-completion/completions/upg",
        "  upg completion zsh > ~/.zfunc/_upg     a folder of zsh's $fpath",
        "  upg completion fish > ~/.config/fish/completions/upg.fish"})
final class CompletionCommand implements Callable<Integer> {
  enum Shell { bash, zsh, fish }

  private final Environment environment;
  private final Supplier<Parts> parts;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  CompletionCommand(Environment environment, Supplier<Parts> parts) {
    this.environment = environment;
    this.parts = parts;
  }

  @Override
  public Integer call() {
    var commands = Completable.commands(UpgCommand.commandLine(environment, parts).getCommandSpec());
    environment.out().print(switch (shell) {
      case bash -> BashCompletion.script(commands);
      case zsh -> ZshCompletion.script(commands);
      case fish -> FishCompletion.script(commands);
    });
    return Exit.FINE;
  }
}
