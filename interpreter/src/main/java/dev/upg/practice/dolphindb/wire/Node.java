package dev.upg.practice.dolphindb.wire;

import java.util.Optional;

/** What stands behind a port. */
public interface Node {
  /** A server's refusal, in its words; on one line. */
  final class Refused extends Exception {
    public Refused(String words) {
      super(words.replace('\n', ' '), null, false, false);
    }
  }

  /** Whether user and password are right. */
  boolean knows(String user, String password);

  /** {@code isNodeInitialized()}. */
  boolean isInitialized();

  /**
   * Runs a script.
   *
   * @param user who is logged in; empty for a guest
   * @return as {@link ObjectWriter} takes it; empty when there is no value
   */
  Optional<Object> run(String script, Optional<String> user) throws Refused, InterruptedException;
}
