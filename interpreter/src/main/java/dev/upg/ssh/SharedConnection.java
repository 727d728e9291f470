package dev.upg.ssh;

import dev.upg.host.HostFailure;
import dev.upg.shell.CommandRunner;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/** The connection along one route: made when first wanted, shared by all who want it, made anew when it has broken. Thread-safe. */
final class SharedConnection implements AutoCloseable {
  /** A connection with what its machine's shell can do. */
  record Ready(SshConnection connection, CommandRunner runner) {}

  private final HostSettings settings;
  private final Optional<SharedConnection> through;
  private final ConnectionOpener opener;
  private final Executor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private SshConnection connection;
  private CommandRunner runner;

  SharedConnection(HostSettings settings, Optional<SharedConnection> through, ConnectionOpener opener,
      Executor threads) {
    this.settings = settings;
    this.through = through;
    this.opener = opener;
    this.threads = threads;
  }

  /** For running commands; others wait while one connects. */
  Ready ready() throws HostFailure, InterruptedException {
    lock.lockInterruptibly();
    try {
      var alive = alive();
      if (runner == null) {
        runner = CommandRunner.on(alive, threads);
      }
      return new Ready(alive, runner);
    } finally {
      lock.unlock();
    }
  }

  /** Whether this connection, or one that it goes through, has broken since it was made. */
  boolean hasBroken() {
    lock.lock();
    try {
      return connection != null && !connection.isAlive() || through.map(SharedConnection::hasBroken).orElse(false);
    } finally {
      lock.unlock();
    }
  }

  /** For going through this host, which needs no shell there. */
  SshConnection open() throws HostFailure, InterruptedException {
    lock.lockInterruptibly();
    try {
      return alive();
    } finally {
      lock.unlock();
    }
  }

  private SshConnection alive() throws HostFailure, InterruptedException {
    if (connection == null || !connection.isAlive()) {
      closeBroken();
      connection = opener.open(settings, through.isPresent() ? Optional.of(through.get().open()) : Optional.empty());
    }
    return connection;
  }

  /** Commands that run now lose their connection. */
  @Override
  public void close() {
    lock.lock();
    try {
      closeBroken();
    } finally {
      lock.unlock();
    }
  }

  private void closeBroken() {
    if (connection != null) {
      connection.close();
    }
    connection = null;
    runner = null;
  }
}
