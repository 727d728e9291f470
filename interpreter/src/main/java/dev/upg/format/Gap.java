package dev.upg.format;

/** What is between two pieces of a run. */
final class Gap {
  /** Whether there is a space, when no line ends here. */
  final boolean isSpace;
  /** Whether a line that is too long may end here. */
  final boolean mayWrap;
  boolean isBroken;
  /** Further spaces, which put what follows below that of the line before. */
  int padding;

  Gap(boolean isSpace, boolean mayWrap) {
    this.isSpace = isSpace;
    this.mayWrap = mayWrap;
  }
}
