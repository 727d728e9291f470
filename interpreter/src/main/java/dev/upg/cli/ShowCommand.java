package dev.upg.cli;

import dev.upg.cli.RunOptions.Format;
import dev.upg.clock.Clock;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.view.Cells;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg show}: what matters about a run at 2 a.m. */
@Command(name = "show", customSynopsis = "upg show [RUN] [--follow | --format FORMAT]", description = {
    "Show what a run did, what is half done, and how to go on.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", footer = {"", "Examples:",
        "  upg show", "  upg show 20261121-0203", "  upg show 20261121-0203 --follow", "  upg show --format json", "",
        "Exit status: 0; with --follow as the run's own, 0 or 3."})
final class ShowCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final Environment environment;

  private long looked;
  private Optional<String> asked = Optional.empty();

  @Spec
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's name, or its beginning; the latest when left out.")
  private Optional<String> run = Optional.empty();

  @Option(names = {"-f", "--follow"}, description = "Go along with a run that is at work, to its end.")
  private boolean follow;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json: one object.")
  private Format format = Format.text;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  ShowCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    if (follow && format == Format.json) {
      throw new ParameterException(spec.commandLine(), "`--follow` shows text: leave out `--format json`");
    }
    var runs = new EarlierRuns(environment);
    var found = runs.find(run);
    if (found.isEmpty()) {
      return Exit.REFUSED;
    }
    if (format == Format.json) {
      environment.out().println(RunJson.line(found.get()));
      return found.get().record().isEmpty() ? Exit.PROBLEMS : Exit.FINE;
    }
    var folder = found.get().folder();
    if (follow) {
      follow(folder);
      found = runs.find(Optional.of(folder.name()));
    }
    var log = environment.directory().relativize(folder.log()).toString();
    if (found.isEmpty() || found.get().record().isEmpty()) {
      damaged(folder, found, log);
      return Exit.PROBLEMS;
    }
    var record = found.get().record().get();
    RunPage.lines(record, log, ZoneId.systemDefault()).forEach(environment.out()::println);
    return follow && record.state() != RunRecord.State.SUCCEEDED && record.state() != RunRecord.State.ABORTED
        ? Exit.STOPPED
        : Exit.FINE;
  }

  private void damaged(RunFolder folder, Optional<EarlierRuns.Found> found, String log) {
    var damage = found.map(EarlierRuns.Found::damage).orElse("it is gone");
    found.flatMap(EarlierRuns.Found::before).ifPresentOrElse(
        before -> RunPage.before(damage, before, log, ZoneId.systemDefault()).forEach(environment.out()::println),
        () -> environment.out().println(folder.name() + ": " + damage));
  }

  /** Prints what the run prints; one that has a terminal of its own writes its log only. */
  private void follow(RunFolder folder) throws IOException, InterruptedException {
    try (var reader = Files.newBufferedReader(Files.exists(folder.output()) ? folder.output() : folder.log())) {
      while (JournalFile.isHeld(folder.journal())) {
        print(reader);
        question(folder);
        Clock.system().sleep(BETWEEN_LOOKS);
      }
      print(reader);
    }
    environment.out().println();
  }

  /** Neither the log nor the output has what the person at its terminal sees. */
  private void question(RunFolder folder) throws IOException {
    long size = Files.size(folder.journal());
    if (size == looked) {
      return;
    }
    looked = size;
    var waits = RunRecord.of(folder).waits();
    waits.filter(question -> !waits.equals(asked)).ifPresent(question -> {
      environment.out().println("waits for an answer: " + Cells.oneLine(question));
      environment.out().flush();
    });
    asked = waits;
  }

  private void print(BufferedReader reader) throws IOException {
    var buffer = new char[8192];
    while (reader.ready()) {
      environment.out().write(buffer, 0, Math.max(0, reader.read(buffer)));
    }
    environment.out().flush();
  }
}
