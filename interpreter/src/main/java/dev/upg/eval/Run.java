package dev.upg.eval;

import dev.upg.bind.Bound;
import dev.upg.clock.Clock;
import dev.upg.event.EventListener;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.host.Connector;

/** One execution of a playbook. */
public final class Run {
  public Run(Bound bound, Connector connector, Clock clock, EventListener listener, Confirmation confirmation) {
    throw new UnsupportedOperationException();
  }

  /** Runs to the end; failures are told as events. Never throws for what a playbook or a host does. */
  public Outcome execute() {
    throw new UnsupportedOperationException();
  }

  /** Asks to stop: the current statement is finished, scopes are left, then the run ends. From any thread. */
  public void stop(String by) {
    throw new UnsupportedOperationException();
  }

  /** Stops now: running commands are ended; scopes are still left. From any thread. */
  public void stopNow(String by) {
    throw new UnsupportedOperationException();
  }
}
