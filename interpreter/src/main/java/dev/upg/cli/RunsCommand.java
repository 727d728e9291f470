package dev.upg.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code upg runs}. */
@Command(name = "runs", customSynopsis = "upg runs", description = {"List the runs that were begun in this folder.",
    ""}, optionListHeading = "Options:%n", footer = {"", "Examples:", "  upg runs", "  upg show 20261121-0203"})
final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Environment environment;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  RunsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    var runs = new EarlierRuns(environment).all();
    if (runs.isEmpty()) {
      environment.out().println("no runs here");
    }
    for (var run : runs) {
      environment.out().println(run.record().map(record -> "%s  %-9s  %s  %s".formatted(run.folder().name(),
          record.state().name().toLowerCase(Locale.ROOT),
          STAMP.format(record.last().atZone(ZoneId.systemDefault())),
          record.opened().facts().getOrDefault("title", ""))).orElse(run.folder().name() + "  damaged    "
              + run.damage()));
    }
    return Exit.FINE;
  }
}
