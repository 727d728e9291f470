package dev.upg.practice.openmldb.model;

import java.time.Instant;
import java.util.Optional;

/** A tablet as the leading nameserver sees it. Changed by the model only. */
public final class TabletView {
  private final Component tablet;
  private boolean healthy = true;
  private boolean listed = true;
  private Instant since;
  private Optional<Instant> timeout = Optional.empty();
  private Optional<Instant> notice = Optional.empty();

  TabletView(Component tablet, Instant since) {
    this.tablet = tablet;
    this.since = since;
  }

  void offline(Instant now, Instant markDeadAt) {
    healthy = false;
    since = now;
    timeout = Optional.of(markDeadAt);
    notice = Optional.empty();
  }

  void online(Instant now, Instant noticeAt) {
    healthy = true;
    listed = true;
    since = now;
    timeout = Optional.empty();
    notice = Optional.of(noticeAt);
  }

  /** A new leader asks ZooKeeper who is there, and starts counting anew. */
  void takenOver(Instant now, Instant markDeadAt) {
    since = now;
    notice = Optional.empty();
    if (!tablet.isRegistered()) {
      healthy = false;
      listed = false;
      timeout = Optional.of(markDeadAt);
    }
  }

  /** True once, when it has been offline for long enough. */
  boolean timesOut(Instant now) {
    boolean due = timeout.filter(at -> !at.isAfter(now)).isPresent();
    timeout = due ? Optional.empty() : timeout;
    return due;
  }

  /** True once, when its return is looked into. */
  boolean returns(Instant now) {
    boolean due = notice.filter(at -> !at.isAfter(now)).isPresent();
    notice = due ? Optional.empty() : notice;
    return due;
  }

  public String endpoint() {
    return tablet.endpoint();
  }

  public boolean isHealthy() {
    return healthy;
  }

  boolean isListed() {
    return listed;
  }

  /** When its state changed last. */
  public Instant since() {
    return since;
  }

  public String state() {
    return healthy ? "kHealthy" : "kOffline";
  }
}
