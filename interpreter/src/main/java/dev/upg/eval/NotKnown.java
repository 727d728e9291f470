package dev.upg.eval;

/** A plan met something that only the run can tell. */
final class NotKnown extends RuntimeException {
  private final String since;

  /** @param since the change after which it is known */
  NotKnown(String since) {
    super("known after " + since, null, false, false);
    this.since = since;
  }

  String since() {
    return since;
  }
}
