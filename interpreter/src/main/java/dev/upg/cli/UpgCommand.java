package dev.upg.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code upg} itself: it only knows its subcommands. */
@Command(name = "upg", customSynopsis = "upg COMMAND …", description = {"Rolling upgrades of distributed databases.",
    "A playbook is checked as a whole before any host is touched."}, commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n", footer = {
        "",
        "Examples:", "  upg run playbooks/pegasus/high-availability.upg --practice",
        "      try it: upgrade a practice cluster on this machine", "  upg lint my-upgrade.upg",
        "      check a playbook",
        "  upg doc pegasus", "      what the library can do", "", "`upg COMMAND --help` tells more."})
final class UpgCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
  private boolean version;

  /**
   * Ready to execute {@code arguments}. picocli takes a while to look into a class, so when the first argument names a
   * command, only this one is made.
   */
  static CommandLine commandLine(Environment environment, Supplier<Parts> parts, String... arguments) {
    var line = new CommandLine(new UpgCommand());
    var commands = commands(environment, parts);
    var named = arguments.length == 0 ? null : commands.get(arguments[0]);
    if (named != null) {
      line.addSubcommand(named.get());
    } else {
      commands.values().forEach(command -> line.addSubcommand(command.get()));
    }
    line.setOut(environment.out());
    line.setErr(environment.err());
    line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionExceptionHandler((bug, command, result) -> BugReport.tell(bug, environment));
    line.getCommandSpec().versionProvider(() -> new String[]{VersionCommand.line()});
    return line;
  }

  private static Map<String, Supplier<Object>> commands(Environment environment, Supplier<Parts> parts) {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("run", () -> new RunCommand(environment, parts.get()));
    commands.put("plan", () -> new PlanCommand(environment, parts.get()));
    commands.put("resume", () -> new ResumeCommand(environment, parts.get()));
    commands.put("abort", () -> new AbortCommand(environment, parts.get()));
    commands.put("runs", () -> new RunsCommand(environment));
    commands.put("show", () -> new ShowCommand(environment));
    commands.put("report", () -> new ReportCommand(environment));
    commands.put("lint", () -> new LintCommand(environment, parts));
    commands.put("fmt", () -> new FmtCommand(environment));
    commands.put("doc", () -> new DocCommand(environment));
    commands.put("explain", () -> new ExplainCommand(environment));
    commands.put("new", () -> new NewCommand(environment));
    commands.put("inventory", () -> new InventoryCommand(environment));
    commands.put("version", () -> new VersionCommand(environment));
    commands.put("completion", () -> new CompletionCommand(environment, parts));
    commands.put("man", () -> new ManCommand(environment, parts));
    return commands;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Exit.REFUSED;
  }
}
