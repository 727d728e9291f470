package dev.upg.shell;

import dev.upg.host.HostFailure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Shells of one far machine that are started before there is a command for them, so that a command costs one round trip, and none of
 * the time that a login takes to start its shell. Each runs one command. Thread-safe.
 */
final class ShellsAhead {
  /** With less, commands that follow each other closely would wait for them where round trips are long. */
  private static final int WAITING = 2;
  /** Whether an older one is still there nobody knows: its connection, or its server, may have ended it unnoticed. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Machine machine;
  private final ShellProfile profile;
  private final Executor threads;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int starting;

  private record Waiting(StartedCommand shell, long since) {
    boolean isUsable() {
      return System.nanoTime() - since < FRESH_NANOS && shell.ending().isEmpty() && !shell.ended().isDone();
    }
  }

  ShellsAhead(Machine machine, ShellProfile profile, Executor threads) {
    this.machine = machine;
    this.profile = profile;
    this.threads = threads;
  }

  /** Only where the login shell leaves the words as they are. */
  private boolean pay() {
    return machine.isFar() && profile.loginShellQuotes();
  }

  /** Starts those that are missing, in the background. */
  synchronized void fill() {
    while (pay() && waiting.size() + starting < WAITING) {
      starting++;
      threads.execute(this::start);
    }
  }

  private void start() {
    try {
      var shell = machine.start(profile.aheadCommandLine(), Machine.Purpose.AHEAD);
      synchronized (this) {
        waiting.add(new Waiting(shell, System.nanoTime()));
      }
    } catch (HostFailure e) {
      // The next command starts its own, and finds out why.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (this) {
        starting--;
      }
    }
  }

  /** The same where the next command would find none. Otherwise the server starts the next one when it has nothing else to do. */
  synchronized void fillIfNone() {
    if (waiting.size() + starting == 0) {
      fill();
    }
  }

  /** One that waits, for one command; empty when none is ready. Its place is to be filled when the command is on its way. */
  synchronized Optional<StartedCommand> take() {
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      if (next.isUsable()) {
        return Optional.of(next.shell);
      }
      next.shell.close();
    }
    return Optional.empty();
  }
}
