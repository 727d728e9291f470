package dev.upg.eval;

import java.util.Optional;

/** Says before each change whether it may be made: the cluster may belong to somebody else by now. */
@FunctionalInterface
public interface Permission {
  /** @return why not; empty: it may */
  Optional<String> refusal() throws InterruptedException;
}
