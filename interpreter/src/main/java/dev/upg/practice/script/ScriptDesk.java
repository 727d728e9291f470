package dev.upg.practice.script;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the scripts of a practice cluster's hosts are served, each by a thread of its own, and where somebody looks again and again at what
 * has become of their processes.
 */
public final class ScriptDesk implements AutoCloseable {
  /** Of the machine's time: processes come and go this fast whatever the speed of the cluster's clock. */
  private static final long POLL_MILLIS = 15;
  private static final long START_SECONDS = 20;

  @FunctionalInterface
  public interface Handler { void serve(Request request) throws IOException, InterruptedException; }

  private final Spool spool;
  private final OpenRequests open = new OpenRequests();
  private final CountDownLatch starts;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Thread listener;
  private Thread watcher;

  /** @param servers how many are about to start for the first time */
  public ScriptDesk(Spool spool, int servers) {
    this.spool = spool;
    this.starts = new CountDownLatch(servers);
  }

  /** @param look is called every 15 ms of the machine's time */
  public void begin(Handler handler, Runnable look) {
    listener = Thread.ofPlatform().daemon().name("practice-listener")
        .start(() -> spool.listen(pid -> accept(pid, handler)));
    watcher = Thread.ofPlatform().daemon().name("practice-watcher").start(() -> watch(look));
  }

  private void accept(long pid, Handler handler) {
    Thread.ofPlatform().daemon().name("practice-request-" + pid).start(() -> {
      try {
        handler.serve(spool.open(pid));
      } catch (IOException e) {
        // The script was killed and its folder is gone; nobody waits for an answer.
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void watch(Runnable look) {
    try {
      while (!closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        look.run();
        open.closeAbandoned();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go of the request when its script has ended, and interrupts the calling thread, should it still serve it. */
  public void keep(Request request) {
    open.add(request);
  }

  /** Counts the first start of a server. */
  public void started() {
    starts.countDown();
  }

  /** @throws IOException when not all servers have started for the first time within 20 s */
  public void awaitStarts(String servers) throws IOException {
    try {
      if (!starts.await(START_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(
            "the " + servers + " of the practice cluster didn't start within " + START_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the " + servers + " of the practice cluster started", e);
    }
  }

  /** Ends all scripts, servers included. */
  @Override
  public void close() {
    closing.countDown();
    spool.close();
    try {
      listener.join();
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    spool.pids().forEach(Processes::kill);
    open.closeAll();
  }
}
