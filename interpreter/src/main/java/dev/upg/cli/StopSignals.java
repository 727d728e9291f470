package dev.upg.cli;

import dev.upg.eval.Run;

import java.util.Map;
import java.util.Optional;

/**
 * Turns Ctrl-C and its kin into an orderly end: the first asks the run to stop, the second to stop now. A shutdown hook
 * would hear only the first one, and the exit status would be the signal's.
 */
final class StopSignals implements AutoCloseable {
  private static final Map<String, String> WORDS = Map.of("INT", "Ctrl-C", "TERM", "SIGTERM", "HUP",
      "the terminal was closed");

  private final Signals signals = new Signals();
  private Optional<Run> run = Optional.empty();
  private int received;

  private StopSignals() {}

  static StopSignals listen() {
    var signals = new StopSignals();
    WORDS.keySet().forEach(name -> signals.signals.on(name, () -> signals.receive(name)));
    return signals;
  }

  /** From now on signals go to {@code run}. False when one came already: then the run isn't to begin. */
  synchronized boolean attach(Run run) {
    this.run = Optional.of(run);
    return received == 0;
  }

  /** Ends the run like a first signal, for another reason. */
  void stop(String why) {
    Optional<Run> target;
    synchronized (this) {
      target = run;
      received++;
    }
    target.ifPresent(run -> run.stop(why));
  }

  @Override
  public void close() {
    signals.close();
  }

  private void receive(String name) {
    Optional<Run> target;
    int count;
    synchronized (this) {
      if (name.equals("HUP") && received > 0) {
        // A terminal closes once, but the kernel, the shell and systemd each tell of it: it isn't a second wish.
        return;
      }
      target = run;
      count = ++received;
    }
    if (target.isEmpty() && count > 1) {
      System.exit(Exit.STOPPED);
    }
    target.ifPresent(run -> {
      if (count == 1) {
        run.stop(WORDS.get(name));
      } else {
        run.stopNow(WORDS.get(name));
      }
    });
  }
}
