package dev.upg.notify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sends notices in their order, on a thread of its own: nobody waits for it but the end, and that not for long. */
final class Webhook implements AutoCloseable {
  /** A service that is slower than this is no service at 2 a.m. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_WAITING = 200;

  private final Target target;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(
      HttpClient.Redirect.NEVER).build();
  private final ExecutorService sender = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(
      MOST_WAITING), work -> {
        var thread = new Thread(work, "notices");
        thread.setDaemon(true);
        return thread;
      });
  private Optional<String> firstFailure = Optional.empty();
  private int failures;

  Webhook(Target target) {
    this.target = target;
  }

  void send(Notice notice) {
    try {
      sender.execute(() -> post(notice));
    } catch (RejectedExecutionException e) {
      failed("too many were waiting");
    }
  }

  private void post(Notice notice) {
    var request = HttpRequest.newBuilder(target.address()).timeout(PATIENCE).header("Content-Type",
        "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(target.form().body(notice), StandardCharsets.UTF_8))
        .build();
    try {
      var answer = client.send(request, BodyHandlers.discarding());
      if (answer.statusCode() / 100 != 2) {
        failed("HTTP status " + answer.statusCode());
      }
    } catch (IOException e) {
      failed(Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      failed("there was no time left");
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void failed(String why) {
    failures++;
    firstFailure = firstFailure.or(() -> Optional.of(why));
  }

  /** What a person should know of it after the end; empty when every notice arrived. */
  synchronized Optional<String> complaint() {
    return firstFailure.map(why -> (failures == 1 ? "A notice" : failures + " notices") + " to " + target.host()
        + " couldn't be sent: " + why);
  }

  /** Waits for what is on its way, and gives up on the rest. */
  @Override
  public void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        sender.shutdownNow().forEach(unsent -> failed("there was no time left"));
      }
    } catch (InterruptedException e) {
      sender.shutdownNow().forEach(unsent -> failed("there was no time left"));
      Thread.currentThread().interrupt();
    }
    client.shutdownNow();
  }
}
