package dev.upg.openssh;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.host.Way;
import dev.upg.shell.CommandRunner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/** A machine reached by {@code ssh}: connected when first used, by all who use it, and anew when that has broken. Thread-safe. */
final class OpenSshHost implements Host {
  /** The connection may have broken, and then the one it goes through. */
  private static final int ATTEMPTS = 3;

  /** Makes connections to this machine. */
  @FunctionalInterface
  interface Opening { Connection open() throws HostFailure, InterruptedException; }

  private final Opening opening;
  private final Executor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private Connection connection;
  private CommandRunner runner;

  OpenSshHost(Opening opening, Executor threads) {
    this.opening = opening;
    this.threads = threads;
  }

  @Override
  public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
    return over(() -> runner().execute(command, output));
  }

  @Override
  public JobAnswer attach(String job, Duration timeout, OutputListener output)
      throws HostFailure, InterruptedException {
    return over(() -> runner().attach(job, timeout, output));
  }

  @Override
  public boolean forget(List<String> jobs) throws InterruptedException {
    try {
      return over(() -> runner().forget(jobs));
    } catch (HostFailure e) {
      // The folders harm nobody; the caller repeats this when the host can be reached.
      return false;
    }
  }

  @Override
  public Way way(String host, int port) throws HostFailure, InterruptedException {
    return over(() -> connection().way(host, port));
  }

  /** For going through this machine, which needs no shell there. */
  Connection connection() throws HostFailure, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (connection == null || !connection.isAlive()) {
        drop();
        connection = opening.open();
      }
      return connection;
    } finally {
      lock.unlock();
    }
  }

  private CommandRunner runner() throws HostFailure, InterruptedException {
    lock.lockInterruptibly();
    try {
      var alive = connection();
      if (runner == null) {
        runner = CommandRunner.on(alive, threads);
      }
      return runner;
    } finally {
      lock.unlock();
    }
  }

  private <T> T over(Use<T> use) throws HostFailure, InterruptedException {
    for (int attempt = 1;; attempt++) {
      try {
        return use.perform();
      } catch (HostFailure.Unreachable e) {
        // The kept connection had broken without our noticing. The command hadn't been sent, so it can't run twice.
        if (attempt == ATTEMPTS || !hasBroken()) {
          throw e;
        }
      }
    }
  }

  private boolean hasBroken() {
    lock.lock();
    try {
      return connection != null && !connection.isAlive();
    } finally {
      lock.unlock();
    }
  }

  /** Commands that run now lose their connection. */
  @Override
  public void close() {
    lock.lock();
    try {
      drop();
    } finally {
      lock.unlock();
    }
  }

  private void drop() {
    if (connection != null) {
      connection.close();
    }
    connection = null;
    runner = null;
  }

  @FunctionalInterface
  private interface Use<T> { T perform() throws HostFailure, InterruptedException; }
}
