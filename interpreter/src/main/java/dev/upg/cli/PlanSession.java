package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.cli.RunOptions.Format;
import dev.upg.cli.RunOptions.Practice;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Renderer;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.journal.RunRecord;
import dev.upg.plan.PlanItem;
import dev.upg.plan.PlanItem.Block;
import dev.upg.view.DiagnosticJson;
import dev.upg.view.JsonView;
import dev.upg.view.PlanJson;
import dev.upg.view.PlanText;
import dev.upg.view.TimeText;
import dev.upg.worstcase.WorstCase;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One {@code upg plan}, from the text of the playbook to the exit status. */
final class PlanSession {
  private final Environment environment;
  private final RunOptions options;
  private final Parts parts;
  private final Optional<Path> out;
  private final Clock clock;
  private final Preparation preparation;

  /** @param out the file that the plan is written to, too */
  PlanSession(Environment environment, RunOptions options, Parts parts, Optional<Path> out) {
    this.environment = environment;
    this.options = options;
    this.parts = parts;
    this.out = out;
    this.clock = parts.clock(options.practice().map(Practice::speed).orElse(1.0));
    this.preparation = new Preparation(environment, options, parts, clock, RunDisplay.of(environment, options, clock));
  }

  int execute() {
    if (out.isPresent() && options.practice().isPresent()) {
      return environment
          .refuse("A plan for a practice cluster can't be run later: leave `--out` out, or plan for a real one");
    }
    if (out.filter(file -> !file.toString().endsWith(PlanFile.SUFFIX)).isPresent()) {
      return environment
          .refuse("A plan's name ends with `" + PlanFile.SUFFIX + "`: `" + out.get() + PlanFile.SUFFIX + "`");
    }
    return preparation.execute(this::plan);
  }

  private int plan(Bound bound, Ground ground, StopSignals signals) {
    try (var connector = preparation.connector(ground)) {
      var line = new LookingLine(environment.err(), environment.errIsTerminal(), clock.now());
      var run = new Run(bound, parts.natives(), connector, clock, line::on, question -> false, ground.practice(),
          Recording.none());
      if (!signals.attach(run)) {
        return Exit.STOPPED;
      }
      var foreseen = run.foresee();
      line.erase();
      if (out.isPresent() && foreseen.failure().isEmpty()) {
        PlanFile.of(options, bound, foreseen.plan()).write(environment.resolve(out.get()));
      }
      if (options.conduct().format() == Format.json) {
        printJson(bound, foreseen);
      } else {
        printText(bound, ground, foreseen);
      }
      return foreseen.failure().isPresent() ? Exit.PROBLEMS : Exit.FINE;
    } catch (IOException e) {
      return environment.refuse("The plan can't be written: " + SourceFiles.reason(e));
    }
  }

  private void printText(Bound bound, Ground ground, Run.Foreseen foreseen) {
    var screen = environment.outScreen(options.conduct().colour());
    var text = environment.out();
    text.println(bound.program().title());
    ground.practice().ifPresent(text::println);
    text.println();
    PlanText.lines(foreseen.plan(), screen, options.conduct().verbosity() > 0).forEach(text::println);
    text.println();
    foreseen.failure().ifPresent(failure -> text.println(new Renderer(environment.isColoured(options.conduct().colour(),
        environment.outIsTerminal())).render(failure)));
    summary(bound, foreseen).forEach(text::println);
    out.filter(file -> foreseen.failure().isEmpty()).ifPresent(file -> text.println("Written to " + file
        + ": `upg run " + file + "` does this and nothing else."));
    text.flush();
  }

  private List<String> summary(Bound bound, Run.Foreseen foreseen) {
    var plan = foreseen.plan();
    var lines = new ArrayList<String>();
    var changes = PlanText.changes(plan);
    lines.add("changes      " + (changes.isEmpty()
        ? "none"
        : changes.values().stream().mapToLong(Long::longValue).sum() + ": " + changes.entrySet().stream()
            .map(node -> node.getKey() + " " + node.getValue()).collect(Collectors.joining(", "))));
    var loops = plan.all().filter(Block.class::isInstance).map(Block.class::cast).filter(
        block -> block.kind() == Block.Kind.LOOP && !block.facts().get("nodes").isEmpty()).map(
            block -> block.facts().get("at once") + " (" + block.title() + ")")
        .distinct().toList();
    lines.add("at once      " + (loops.isEmpty() ? "no loop over nodes" : String.join("; ", loops)));
    lines.add("last time    " + lastTime(bound));
    var longest = WorstCase.of(bound, parts.natives()).whole();
    lines.add("at most      " + TimeText.of(longest.fixed()) + ", when each wait takes all its time" + (longest.terms()
        .isEmpty() ? "" : "; more where only the run can count"));
    if (plan.all().anyMatch(item -> item.since().isPresent())) {
      lines.add("≈            as of now: a change before it may make it different");
    }
    lines.add(foreseen.failure().isPresent() ? "The run would fail. Nothing was changed." : "Nothing was changed.");
    return lines;
  }

  /** What the same playbook took when it last succeeded here. */
  private String lastTime(Bound bound) {
    try {
      return new EarlierRuns(environment).all().stream().flatMap(run -> run.record().stream()).filter(
          record -> record.state() == RunRecord.State.SUCCEEDED && bound.program().title().equals(record.opened()
              .facts().get("title")))
          .findFirst().map(record -> TimeText.of(Duration.between(record.opened().at(), record
              .last())) + ", run " + record.folder().name())
          .orElse("not known: no run of it succeeded in this folder yet");
    } catch (IOException e) {
      return "not known: " + SourceFiles.reason(e);
    }
  }

  private void printJson(Bound bound, Run.Foreseen foreseen) throws IOException {
    var json = JsonView.generator(environment.out());
    json.writeStartObject();
    json.writeNumberField("version", JsonView.VERSION);
    json.writeStringField("title", bound.program().title());
    json.writeNumberField("changes", foreseen.plan().all().filter(PlanItem.Change.class::isInstance).count());
    json.writeStringField("atMost", WorstCase.of(bound, parts.natives()).whole().toString());
    json.writeFieldName("items");
    PlanJson.write(json, foreseen.plan().items());
    if (foreseen.failure().isPresent()) {
      json.writeFieldName("failure");
      DiagnosticJson.write(json, foreseen.failure().get());
    }
    json.writeEndObject();
    json.flush();
    environment.out().println();
    environment.out().flush();
  }
}
