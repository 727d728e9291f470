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
  private static final int MOST_WAITING = 200;

  private final Target target;
  private final Duration patience;
  private final HttpClient client;
  private final ExecutorService sender = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(
      MOST_WAITING), work -> {
        var thread = new Thread(work, "notices");
        thread.setDaemon(true);
        return thread;
      });
  /** Of which isn't known whether they arrive. */
  private int open;
  private int failures;
  private Optional<String> firstFailure = Optional.empty();
  private boolean over;

  /** @param patience with one notice, and with what is on its way at the end */
  Webhook(Target target, Duration patience) {
    this.target = target;
    this.patience = patience;
    this.client = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER).build();
  }

  void send(Notice notice) {
    begun();
    try {
      sender.execute(() -> settled(post(notice)));
    } catch (RejectedExecutionException e) {
      settled(Optional.of("too many were waiting"));
    }
  }

  /** Why it didn't arrive; empty when it did. */
  private Optional<String> post(Notice notice) {
    var request = HttpRequest.newBuilder(target.address()).timeout(patience).header("Content-Type",
        "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(target.form().body(notice), StandardCharsets.UTF_8))
        .build();
    try {
      var answer = client.send(request, BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2 ? Optional.empty() : Optional.of("HTTP status " + answer.statusCode());
    } catch (IOException e) {
      return Optional.of(Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("there was no time left");
    }
  }

  private synchronized void begun() {
    open++;
  }

  private synchronized void settled(Optional<String> failure) {
    if (!over) {
      open--;
      failure.ifPresent(this::failed);
    }
  }

  private void failed(String why) {
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
      if (!sender.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException e) {
      sender.shutdownNow();
      Thread.currentThread().interrupt();
    }
    giveUp();
    client.shutdownNow();
  }

  /** The one that is being sent, too: its thread may hear of the end only later. */
  private synchronized void giveUp() {
    over = true;
    for (; open > 0; open--) {
      failed("there was no time left");
    }
  }
}
