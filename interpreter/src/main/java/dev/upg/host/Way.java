package dev.upg.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A port of this machine whose one connection leads to a port that another machine reaches. Closing it cuts that connection. */
public interface Way extends AutoCloseable {
  /** To be connected to once, on 127.0.0.1. */
  int port();

  /**
   * Does over this way what can't be interrupted: a call that takes too long, or is no longer wanted, ends with its connection.
   *
   * @param timeout of the machine's time; when it is over the way is closed
   * @throws ExecutionException around what the call throws
   */
  default <T> T within(Duration timeout, Callable<T> call)
      throws ExecutionException, TimeoutException, InterruptedException {
    var task = new FutureTask<>(call);
    Thread.ofPlatform().daemon().name("upg-way").start(task);
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      close();
      throw e;
    }
  }

  @Override
  void close();
}
