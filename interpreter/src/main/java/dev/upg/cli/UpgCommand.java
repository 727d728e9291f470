package dev.upg.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code upg} itself: it only knows its subcommands. */
@Command(name = "upg", customSynopsis = "upg COMMAND …", description = {"Rolling upgrades of distributed databases.",
    "A playbook is checked as a whole before any host is touched.", ""}, subcommands = {RunCommand.class,
        LintCommand.class, DocCommand.class, ExplainCommand.class, InventoryCommand.class,
        VersionCommand.class}, commandListHeading = "Commands:%n", optionListHeading = "%nOptions:%n", footer = {"",
            "Examples:", "  upg run playbooks/pegasus/high-availability.upg --practice",
            "      try it: upgrade a practice cluster on this machine", "  upg lint my-upgrade.upg",
            "      check a playbook",
            "  upg doc pegasus", "      what the library can do", "", "`upg COMMAND --help` tells more of each."})
final class UpgCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
  private boolean version;

  /** Ready to execute; the commands share {@code environment}. */
  static CommandLine commandLine(Environment environment) {
    var line = new CommandLine(UpgCommand.class, new Factory(environment));
    line.setOut(environment.out());
    line.setErr(environment.err());
    line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    line.setParameterExceptionHandler(new UsageErrors());
    // Main makes a report of it.
    line.setExecutionExceptionHandler((bug, command, result) -> {
      throw bug;
    });
    line.getCommandSpec().versionProvider(() -> new String[]{VersionCommand.line()});
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Give a command");
  }

  private record Factory(Environment environment) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == RunCommand.class) {
        return type.cast(new RunCommand(environment));
      } else if (type == LintCommand.class) {
        return type.cast(new LintCommand(environment));
      } else if (type == DocCommand.class) {
        return type.cast(new DocCommand(environment));
      } else if (type == ExplainCommand.class) {
        return type.cast(new ExplainCommand(environment));
      } else if (type == InventoryCommand.class) {
        return type.cast(new InventoryCommand(environment));
      } else if (type == VersionCommand.class) {
        return type.cast(new VersionCommand(environment));
      } else if (type == UpgCommand.class) {
        return type.cast(new UpgCommand());
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
