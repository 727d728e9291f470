package dev.upg.eval;

import dev.upg.value.Value;

import java.time.Duration;

/**
 * What a native function asks of a node by other means than a command.
 *
 * @param changes whether it may change the node
 * @param text as people see it
 * @param timeout what it takes at most
 */
public record NativeEffect(Value.NodeRef node, boolean changes, String text, Duration timeout) {
  /** What has the effect, or finds out why it can't be had. */
  @FunctionalInterface
  public interface Work {
    /** @param limit the timeout, or what is left of the wait that this is asked for */
    Value run(Duration limit) throws NativeFailure, InterruptedException;
  }
}
