package dev.upg.practice.openmldb.client;

/** What the tool handles: it logs and ends with 0. */
class OpsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  OpsFailure(String message) {
    super(message);
  }

  /** What it doesn't handle: a traceback, status 1, and {@code auto_failover} stays as it is. */
  static final class Crash extends OpsFailure {
    private static final long serialVersionUID = 1L;

    Crash(String message) {
      super(message);
    }
  }
}
