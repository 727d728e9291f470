package dev.upg.eval;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.value.Value;

import java.util.Optional;

/** Says what becomes of a statement that failed: the person at the terminal, or what that one said before. */
@FunctionalInterface
public interface Counsel {
  enum Choice { RETRY, SKIP, STOP }

  /** @param reason why it is skipped, or tried again without a person; empty otherwise */
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

  /** What was decided before anything failed; empty: somebody is asked. */
  default Optional<Decision> beforehand(Matter matter) {
    return Optional.empty();
  }

  /** Waits for the answer, for as long as it takes; somebody who wants the run to stop interrupts it. */
  Decision decide(Matter matter) throws InterruptedException;
}
