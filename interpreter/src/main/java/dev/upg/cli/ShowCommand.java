package dev.upg.cli;

import dev.upg.journal.RunRecord;
import dev.upg.journal.NodeRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg show}: what matters about a run at 2 a.m. */
@Command(name = "show", customSynopsis = "upg show [RUN]", description = {
    "Show what a run did, what is half done, and how to go on.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", footer = {"", "Examples:",
        "  upg show", "  upg show 20261121-0203"})
final class ShowCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's name, or its beginning; the latest when left out.")
  private Optional<String> run = Optional.empty();

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  ShowCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    var found = new EarlierRuns(environment).find(run);
    if (found.isEmpty()) {
      return Exit.REFUSED;
    }
    if (found.get().record().isEmpty()) {
      environment.out().println(found.get().folder().name() + ": " + found.get().damage());
      return Exit.PROBLEMS;
    }
    show(found.get().record().get(), environment.out());
    return Exit.FINE;
  }

  private void show(RunRecord record, PrintWriter out) {
    var name = record.folder().name();
    out.println(record.opened().facts().getOrDefault("title", "") + " (" + name + ")");
    out.println("state:        " + record.state().name().toLowerCase(Locale.ROOT)
        + (record.why().isEmpty() ? "" : ": " + record.why()));
    line(out, "done:         ", names(record, NodeRecord.State.DONE));
    line(out, "half done:    ", names(record, NodeRecord.State.HALF_DONE));
    line(out, "not started:  ", names(record, NodeRecord.State.NOT_STARTED));
    line(out, "still set:    ", record.openScopes());
    line(out, "cut:          ", record.cut().stream().map(intent -> intent.node().map(node -> node + ": ").orElse("")
        + intent.what()).toList());
    out.println("log:          " + environment.directory().relativize(record.folder().log()));
    if (record.state().canGoOn() && !record.opened().facts().containsKey("practice")) {
      out.println("next:         upg resume " + name + (record.openScopes().isEmpty()
          ? ""
          : ", or upg abort " + name + " to put back what is set"));
    }
  }

  private static List<String> names(RunRecord record, NodeRecord.State state) {
    return record.nodes(state).stream().map(NodeRecord::name).toList();
  }

  private static void line(PrintWriter out, String title, List<String> items) {
    if (!items.isEmpty()) {
      out.println(title + String.join(", ", items));
    }
  }
}
