package dev.upg.cli;

/** What the shell is told. */
final class Exit {
  static final int FINE = 0;
  /** The linter found errors, or the run failed. */
  static final int PROBLEMS = 1;
  /** A wrong command line, or a playbook, inventory or parameter that doesn't check: nothing was run. */
  static final int REFUSED = 2;
  /** A person or a signal stopped the run. */
  static final int STOPPED = 3;
  static final int BUG = 70;

  private Exit() {}
}
