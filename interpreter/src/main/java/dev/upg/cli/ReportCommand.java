package dev.upg.cli;

import dev.upg.evidence.Evidence;
import dev.upg.evidence.EvidenceReader;
import dev.upg.runreport.HtmlReport;
import dev.upg.runreport.JsonReport;
import dev.upg.runreport.JunitReport;
import dev.upg.runreport.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg report}: what became of a run, for those who weren't there. */
@Command(name = "report", customSynopsis = "upg report [RUN] [--format FORMAT] [--out FILE]", description = {
    "Make a report of a run from its folder: one page that needs nothing else.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", footer = {"", "Examples:",
        "  upg report", "  upg report 20261121-0203 --out upgrade.html", "  upg report --format junit --out -", "",
        "Exit status: 0 when the report is made, however the run ended."})
final class ReportCommand implements Callable<Integer> {
  private static final Path STDOUT = Path.of("-");

  private final Environment environment;

  enum Form { html, json, junit }

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's name, or its beginning; the latest when left out.")
  private Optional<String> run = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "html (the default), json or junit.")
  private Form format = Form.html;

  @Option(names = {"-o",
      "--out"}, paramLabel = "FILE", description = "Where to write it; - is stdout. Without it a file in the run's folder, which only you can read.")
  private Optional<Path> out = Optional.empty();

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  ReportCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    var found = new EarlierRuns(environment).find(run);
    if (found.isEmpty()) {
      return Exit.REFUSED;
    }
    Evidence evidence;
    try {
      evidence = EvidenceReader.read(found.get().folder().evidence());
    } catch (IOException e) {
      return environment.refuse("The evidence of run " + found.get().folder().name() + " can't be read: "
          + SourceFiles.reason(e));
    }
    var report = RunReport.of(found.get().folder().name(), found.get().record(), found.get().damage(), evidence, Instant
        .now(), VersionCommand.line());
    if (out.equals(Optional.of(STDOUT))) {
      write(report, environment.out());
      return Exit.FINE;
    }
    Path file = out.map(environment::resolve).orElse(found.get().folder().path().resolve(fileName()));
    try {
      if (out.isEmpty()) {
        found.get().folder().report(fileName());
      }
      write(report, file);
    } catch (IOException e) {
      return environment.refuse("The report can't be written to `" + file + "`: " + SourceFiles.reason(e)
          + "\nupg: Say where else: `--out FILE`.");
    }
    environment.out().println(out.orElseGet(() -> environment.directory().relativize(file)));
    return Exit.FINE;
  }

  private void write(RunReport report, Path file) throws IOException {
    try (var writer = new PrintWriter(Files.newBufferedWriter(file))) {
      write(report, writer);
      if (writer.checkError()) {
        throw new IOException("it can't be written to its end; is the disk full?");
      }
    }
  }

  private String fileName() {
    return switch (format) {
      case html -> "report.html";
      case json -> "report.json";
      case junit -> "report.xml";
    };
  }

  private void write(RunReport report, PrintWriter writer) throws IOException {
    switch (format) {
      case html -> HtmlReport.write(report, ZoneId.systemDefault(), writer);
      case json -> JsonReport.write(report, writer);
      case junit -> JunitReport.write(report, writer);
    }
    writer.flush();
  }
}
