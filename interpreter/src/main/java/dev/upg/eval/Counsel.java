package dev.upg.eval;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.value.Value;

import java.util.Optional;

/** The person at the terminal, who says what becomes of a statement that failed. */
@FunctionalInterface
public interface Counsel {
  enum Choice { RETRY, SKIP, STOP }

  /** @param reason why it is skipped; empty otherwise */
  record Decision(Choice choice, String reason) {
    public static final Decision RETRY = new Decision(Choice.RETRY, "");
    public static final Decision STOP = new Decision(Choice.STOP, "");
  }

  /**
   * What is asked.
   *
   * @param node where it failed, as far as that is known
   * @param canSkip false where a later statement, or the cluster's safety, depends on this one
   */
  record Matter(Diagnostic failure, Optional<Value.NodeRef> node, boolean canSkip) {}

  /** Waits for the answer, for as long as it takes; somebody who wants the run to stop interrupts it. */
  Decision decide(Matter matter) throws InterruptedException;
}
