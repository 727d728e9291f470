package dev.upg.notify;

import dev.upg.event.EventListener;
import dev.upg.event.RunEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes notices of what happens in a run: its start, each node that is done, questions that wait, failures, its end. */
public final class Notices implements EventListener, AutoCloseable {
  /** A service that is slower than this is no service at 2 a.m. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<Webhook> webhooks;
  private final String run;
  private String title = "";
  private int done;

  /** @param run its name */
  public Notices(List<Target> targets, String run) {
    this(targets, run, PATIENCE);
  }

  /** @param patience with one notice, and with what is on its way at the end */
  Notices(List<Target> targets, String run, Duration patience) {
    this.webhooks = targets.stream().map(target -> new Webhook(target, patience)).toList();
    this.run = run;
  }

  @Override
  public void on(RunEvent event) {
    if (webhooks.isEmpty()) {
      return;
    }
    switch (event) {
      case RunEvent.RunStarted e -> {
        title = e.title();
        send(Notice.Kind.STARTED, e.at(), Optional.empty(), "started" + e.practice().map(cluster -> " on " + cluster)
            .orElse(""));
      }
      case RunEvent.NodeEnded e when e.succeeded() ->
        send(Notice.Kind.NODE_DONE, e.at(), Optional.of(e.node()), e.node()
            + " is done, " + ++done + " so far");
      case RunEvent.Asked e when e.person() ->
        send(Notice.Kind.QUESTION, e.at(), e.node(), "waits for a person at the terminal: "
            + e.diagnostic().title());
      case RunEvent.Failed e -> send(Notice.Kind.FAILED, e.at(), e.node(), e.diagnostic().title());
      case RunEvent.RunEnded e -> send(Notice.Kind.ENDED, e.at(), Optional.empty(), e.outcome().name().toLowerCase(
          Locale.ROOT));
      default -> {
      }
    }
  }

  /** The playbook asks something, and waits. */
  public void asked(Instant at, String question) {
    send(Notice.Kind.QUESTION, at, Optional.empty(), "asks: " + question);
  }

  private void send(Notice.Kind kind, Instant at, Optional<String> node, String text) {
    webhooks.forEach(webhook -> webhook.send(new Notice(kind, at, run, title, node, text)));
  }

  /** What didn't arrive, a line for each webhook; after {@link #close}. */
  public List<String> complaints() {
    return webhooks.stream().flatMap(webhook -> webhook.complaint().stream()).toList();
  }

  @Override
  public void close() {
    webhooks.forEach(Webhook::close);
  }
}
