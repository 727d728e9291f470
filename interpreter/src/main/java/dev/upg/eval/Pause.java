package dev.upg.eval;

import dev.upg.event.RunEvent;

import java.time.Duration;

/** A person's wish that no node is begun for a while. Thread-safe. */
final class Pause {
  /** How long a key that ends it may go unnoticed: somebody waits for that. */
  private static final Duration SLICE = Duration.ofMillis(100);

  private volatile boolean isWanted;

  void want(boolean wanted) {
    isWanted = wanted;
  }

  /**
   * Before a node of a loop: returns when the person has nothing against it.
   *
   * @throws Stopped when the run is to end meanwhile
   */
  void await(String node, Session session, Frame frame) {
    if (!isWanted || frame.shielded()) {
      return;
    }
    var start = session.clock().now();
    session.tell(now -> new RunEvent.Paused(now, node));
    while (isWanted) {
      session.sleep(SLICE, frame);
    }
    session.tell(now -> new RunEvent.WentOn(now, node, Duration.between(start, now)));
  }
}
