package dev.upg.cli;

import dev.upg.cli.RunOptions.Format;
import dev.upg.journal.NodeRecord;
import dev.upg.journal.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg runs}. */
@Command(name = "runs", customSynopsis = "upg runs [--prune DAYS | --format FORMAT]", description = {
    "List the runs that were begun in this folder, the latest first.",
    ""}, optionListHeading = "Options:%n", footer = {"", "Examples:", "  upg runs", "  upg runs --format json",
        "  upg runs --prune 30", "",
        "A run that can be gone on with is never deleted: `upg abort RUN` ends it first."})
final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Environment environment;

  @Spec
  private CommandSpec spec;

  @Option(names = "--prune", paramLabel = "DAYS", description = "Delete the runs, with their logs, that are over for at least so many days.")
  private Optional<Integer> prune = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json: one object a line, a line a run.")
  private Format format = Format.text;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  RunsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if (prune.filter(days -> days < 0).isPresent()) {
      throw new ParameterException(spec.commandLine(), "`--prune` wants a number of days, 0 or more");
    }
    if (prune.isPresent() && format == Format.json) {
      throw new ParameterException(spec.commandLine(),
          "`--prune` tells what it deletes as text: leave out `--format json`");
    }
    var earlier = new EarlierRuns(environment);
    List<EarlierRuns.Found> runs;
    try {
      runs = earlier.all();
    } catch (IOException e) {
      return earlier.unreadable(e);
    }
    if (format == Format.json) {
      runs.forEach(run -> environment.out().println(RunJson.line(run)));
      return Exit.FINE;
    }
    if (runs.isEmpty()) {
      environment.out().println("no runs here");
    }
    if (prune.isPresent()) {
      var before = Instant.now().minus(Duration.ofDays(prune.get()));
      var old = runs.stream().filter(run -> run.record().map(record -> !record.last().isAfter(before)).orElse(true))
          .toList();
      for (var run : old) {
        prune(run);
      }
      if (old.isEmpty() && !runs.isEmpty()) {
        environment.out().println("none is so old");
      }
    } else {
      for (var run : runs) {
        environment.out().println(run.record().map(RunsCommand::line).orElse("%s  %-9s  %s".formatted(run.folder()
            .name(), run.word(), run.damage())));
      }
    }
    return Exit.FINE;
  }

  private static String line(RunRecord record) {
    return "%s  %-9s  %s  %-6s  %s".formatted(record.folder().name(), state(record), STAMP.format(record.last().atZone(
        ZoneId.systemDefault())), record.nodes().isEmpty()
            ? ""
            : record.nodes(NodeRecord.State.DONE).size() + "/" + record.nodes().size(),
        record.opened().facts().getOrDefault("title", ""));
  }

  private static String state(RunRecord record) {
    if (record.waits().isPresent()) {
      return "waiting";
    }
    return record.state().name().toLowerCase(Locale.ROOT);
  }

  private void prune(EarlierRuns.Found run) throws IOException {
    if (run.record().isEmpty()) {
      environment.out().println("kept     " + run.folder().name() + ": " + run.damage());
      return;
    }
    var record = run.record().get();
    boolean isOver = !record.state().canGoOn() || record.opened().facts().containsKey("practice");
    if (record.state() == RunRecord.State.RUNNING || !isOver) {
      environment.out().println("kept     " + run.folder().name() + ": " + state(record) + (isOver
          ? ""
          : "; `" + record.abort() + "` ends it"));
      return;
    }
    run.folder().delete();
    environment.out().println("deleted  " + run.folder().name() + ": " + state(record));
  }
}
