package dev.upg.cli;

import dev.upg.clock.Clock;
import dev.upg.eval.Run;
import dev.upg.view.TextView;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the keys of a running upgrade do: pause before the next node, details, stop. */
final class RunKeys {
  /** A second key has so long to say that the first one was meant. */
  private static final Duration MEANT = Duration.ofSeconds(5);

  private final TextView view;
  private final Run run;
  private final StopSignals signals;
  /** The run's; a practice cluster's may be faster. */
  private final Clock clock;
  private final Clock wall;
  private boolean pausing;
  private boolean details;
  private boolean stopped;
  private Optional<Instant> stopping = Optional.empty();

  RunKeys(TextView view, boolean details, Run run, StopSignals signals, Clock clock, Clock wall) {
    this.view = view;
    this.details = details;
    this.run = run;
    this.signals = signals;
    this.clock = clock;
    this.wall = wall;
  }

  /** From one thread. */
  void pressed(int key) {
    switch (key) {
      case 'p' -> {
        pausing = !pausing;
        run.pause(pausing);
        view.pausing(pausing, clock.now());
      }
      case 'd' -> {
        details = !details;
        view.details(details, clock.now());
      }
      case 's' -> stop();
      case Keyboard.NONE -> {
        if (stopping.filter(since -> wall.since(since).compareTo(MEANT) > 0).isPresent()) {
          notMeant();
        }
        return;
      }
      default -> {
      }
    }
    if (key != 's' && stopping.isPresent()) {
      notMeant();
    }
  }

  /** Further ones do nothing: Ctrl-C is there for who can't wait for what runs. */
  private void stop() {
    if (stopped) {
      return;
    }
    if (stopping.isEmpty()) {
      stopping = Optional.of(wall.now());
      view.stopping(true, clock.now());
      return;
    }
    stopped = true;
    notMeant();
    signals.stop("by key");
  }

  private void notMeant() {
    stopping = Optional.empty();
    view.stopping(false, clock.now());
  }
}
