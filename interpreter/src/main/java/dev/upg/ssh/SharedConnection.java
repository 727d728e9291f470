package dev.upg.ssh;

import dev.upg.host.HostFailure;
import dev.upg.shell.CommandRunner;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
  /** What is being connected for whoever wants it next. */
  private Optional<CompletableFuture<Ready>> ahead = Optional.empty();

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

  /** Connects in the background, unless that is done, or somebody does it. */
  void approach() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (connection == null && ahead.isEmpty()) {
        var coming = new CompletableFuture<Ready>();
        ahead = Optional.of(coming);
        threads.execute(() -> approach(coming));
      }
    } finally {
      lock.unlock();
    }
  }

  private void approach(CompletableFuture<Ready> coming) {
    try {
      var made = opened();
      boolean wanted = false;
      try {
        wanted = coming.complete(new Ready(made, CommandRunner.on(made, threads)));
      } finally {
        if (!wanted) {
          made.close();
        }
      }
    } catch (HostFailure | InterruptedException | RuntimeException e) {
      coming.completeExceptionally(e);
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
    if (ahead.isPresent()) {
      awaitAhead(ahead.get());
    }
    if (connection == null || !connection.isAlive()) {
      closeBroken();
      connection = opened();
    }
    return connection;
  }

  private SshConnection opened() throws HostFailure, InterruptedException {
    return opener.open(settings, through.isPresent() ? Optional.of(through.get().open()) : Optional.empty());
  }

  /** A failure of a while ago says nothing of now; one that was waited for does. */
  private void awaitAhead(CompletableFuture<Ready> coming) throws HostFailure, InterruptedException {
    boolean isOver = coming.isDone();
    try {
      var ready = coming.get();
      connection = ready.connection;
      runner = ready.runner;
    } catch (ExecutionException e) {
      if (!isOver && e.getCause() instanceof HostFailure failure) {
        ahead = Optional.empty();
        throw failure;
      }
    }
    ahead = Optional.empty();
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
    // One that comes to its end later closes what it made.
    ahead.filter(coming -> !coming.cancel(false) && !coming.isCompletedExceptionally())
        .ifPresent(coming -> coming.join().connection.close());
    ahead = Optional.empty();
    if (connection != null) {
      connection.close();
    }
    connection = null;
    runner = null;
  }
}
