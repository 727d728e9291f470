package dev.upg.cli;

import dev.upg.cli.RunOptions.Format;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Renderer;
import dev.upg.eval.Confirmation;
import dev.upg.eval.Counsel;
import dev.upg.eval.Run;
import dev.upg.event.EventListener;
import dev.upg.view.Cells;
import dev.upg.view.JsonView;
import dev.upg.view.RunLog;
import dev.upg.view.TextView;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** How a run shows itself: as text or as JSON. Both write the same log. */
sealed interface RunDisplay {
  static RunDisplay of(Environment environment, RunOptions options, Clock clock) {
    return options.conduct().format() == Format.json
        ? new Json(environment, options, clock)
        : new Text(environment, options, clock);
  }

  /** What was found before the run. */
  void tell(List<Diagnostic> diagnostics);

  /** What there is to know before the run begins, although it doesn't keep it from that. */
  void hint(String text);

  /** Something to read while it takes a moment; no program needs it. */
  void progress(String text);

  void logIsIn(Path file);

  EventListener view();

  Confirmation confirmation();

  /** For questions that aren't the playbook's, and that `--yes` doesn't answer. */
  Confirmation person();

  /** Decides about statements that fail; empty when nobody can. */
  Optional<Counsel> counsel(Optional<Path> sshConfig, boolean practice);

  PassphrasePrompt passphrases();

  /** Keeps the live lines going until it is stopped. */
  Ticker ticker();

  /** Lets the person at the terminal steer the run until it is stopped; empty when nobody can. */
  Optional<Keyboard> keyboard(Run run, StopSignals signals);

  /** After the last event. */
  void finish(RunLog log);

  /** The log comes first: a thing that is seen is also written. */
  default EventListener listener(RunLog log) {
    return event -> {
      log.on(event);
      view().on(event);
    };
  }

  private static void warnOfLog(RunLog log, Environment environment) {
    log.failure().ifPresent(e -> {
      environment.err().println("upg: The log isn't complete: " + SourceFiles.reason(e));
      environment.err().flush();
    });
  }

  /** For people: progress on stdout, what comes before it on stderr. */
  final class Text implements RunDisplay {
    private final Environment environment;
    private final RunOptions options;
    private final Clock clock;
    private final TextView view;
    private Optional<Path> log = Optional.empty();
    private Optional<Keyboard> keyboard = Optional.empty();

    private Text(Environment environment, RunOptions options, Clock clock) {
      this.environment = environment;
      this.options = options;
      this.clock = clock;
      this.view = new TextView(environment.out(), environment.outScreen(options.conduct().colour()),
          ZoneId.systemDefault(),
          options.conduct().verbosity());
      view.limitedTo(options.limit());
      options.practice().ifPresent(practice -> view.alsoTimedBy(Clock.system()::now));
    }

    @Override
    public void tell(List<Diagnostic> diagnostics) {
      boolean colour = environment.isColoured(options.conduct().colour(), environment.errIsTerminal());
      diagnostics.forEach(diagnostic -> environment.err().println(new Renderer(colour).render(diagnostic)));
      environment.err().flush();
    }

    @Override
    public void hint(String text) {
      text.lines().map(Cells::visible).forEach(environment.err()::println);
      environment.err().flush();
    }

    @Override
    public void progress(String text) {
      hint(text);
    }

    @Override
    public void logIsIn(Path file) {
      log = Optional.of(file);
    }

    @Override
    public EventListener view() {
      return view;
    }

    @Override
    public Confirmation confirmation() {
      return new Question(options.conduct().yes(), typed());
    }

    @Override
    public Confirmation person() {
      return new Question(false, typed());
    }

    @Override
    public Optional<Counsel> counsel(Optional<Path> sshConfig, boolean practice) {
      var shell = new NodeShell(sshConfig, practice, environment.variable().apply("SHELL").orElse("sh"), view::note,
          busy -> {
            if (busy) {
              ask("");
            } else {
              answered();
            }
          });
      return typed().map(person -> new TerminalCounsel(person, view::note, Terminal::isForeground, shell));
    }

    private Optional<TypedLine> typed() {
      return environment.person().map(person -> new TypedLine(person, this::ask, this::answered));
    }

    private void ask(String prompt) {
      keyboard.ifPresent(Keyboard::rest);
      view.ask(prompt);
    }

    private void answered() {
      view.answered();
      keyboard.ifPresent(Keyboard::again);
    }

    /** As for a question the live lines stay away: they would erase the prompt. */
    @Override
    public PassphrasePrompt passphrases() {
      return new PassphrasePrompt(Environment.hiddenLines(), this::ask, this::answered);
    }

    @Override
    public Ticker ticker() {
      return environment.outIsTerminal()
          ? Ticker.start(() -> view.tick(clock.now()), environment.size()::resized)
          : Ticker.none();
    }

    @Override
    public Optional<Keyboard> keyboard(Run run, StopSignals signals) {
      // Without `stty`, or a terminal that it can set, no key would come.
      if (environment.outScreen(options.conduct().colour()).live() && Terminal.settings().isPresent()) {
        environment.person().ifPresent(person -> {
          var keys = new RunKeys(view, options.conduct().verbosity() > 1, run, signals, clock, Clock.system());
          view.hasKeys();
          keyboard = Optional
              .of(Keyboard.start(person, keys::pressed, view::stayAway, () -> view.comeBack(clock.now())));
        });
      }
      return keyboard;
    }

    @Override
    public void finish(RunLog written) {
      log.ifPresent(file -> view.note("Log: " + file));
      warnOfLog(written, environment);
    }
  }

  /** For machines: everything on stdout, one object a line. */
  final class Json implements RunDisplay {
    private final Environment environment;
    private final RunOptions options;
    private final Clock clock;
    private final JsonView view;

    private Json(Environment environment, RunOptions options, Clock clock) {
      this.environment = environment;
      this.options = options;
      this.clock = clock;
      this.view = new JsonView(environment.out());
      view.limitedTo(options.limit());
    }

    @Override
    public void tell(List<Diagnostic> diagnostics) {
      diagnostics.forEach(diagnostic -> view.diagnostic(clock.now(), diagnostic));
    }

    @Override
    public void hint(String text) {
      view.hint(clock.now(), text);
    }

    @Override
    public void progress(String text) {}

    @Override
    public void logIsIn(Path file) {
      view.logIsIn(file);
    }

    @Override
    public EventListener view() {
      return view;
    }

    @Override
    public Confirmation confirmation() {
      return new Question(options.conduct().yes(), environment.person().map(person -> new TypedLine(person, this::ask,
          () -> {})));
    }

    @Override
    public Confirmation person() {
      return new Question(false, Optional.empty());
    }

    /** Who reads JSON is a program. */
    @Override
    public Optional<Counsel> counsel(Optional<Path> sshConfig, boolean practice) {
      return Optional.empty();
    }

    @Override
    public PassphrasePrompt passphrases() {
      return new PassphrasePrompt(Environment.hiddenLines(), this::ask, () -> {});
    }

    private void ask(String prompt) {
      environment.err().print(prompt);
      environment.err().flush();
    }

    @Override
    public Ticker ticker() {
      return Ticker.none();
    }

    @Override
    public Optional<Keyboard> keyboard(Run run, StopSignals signals) {
      return Optional.empty();
    }

    @Override
    public void finish(RunLog written) {
      warnOfLog(written, environment);
    }
  }
}
