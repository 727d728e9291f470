package dev.upg.cli;

/** What the shell is told. */
final class Exit {
  static final int FINE = 0;
  /** The linter found errors, or the run failed and can't be gone on with. */
  static final int PROBLEMS = 1;
  /** A wrong command line, or a playbook, inventory or parameter that doesn't check: nothing was run. */
  static final int REFUSED = 2;
  /** The run stopped, by itself or by a person, and can be gone on with. */
  static final int STOPPED = 3;
  /** Another run holds the cluster, or the run. */
  static final int HELD = 4;
  static final int BUG = 70;

  private Exit() {}
}
