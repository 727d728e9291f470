package dev.upg.format;

/** Where lines end because the author, a comment or something inside wants it. */
final class Breaks {
  private Breaks() {}

  /** @return whether the piece takes several lines */
  static boolean set(Piece piece) {
    if (!(piece instanceof Run run)) {
      return ((Word) piece).isLong();
    }
    boolean isLong = false;
    for (var part : run.parts) {
      isLong |= set(part);
    }
    for (int i = 1; i < run.parts.size(); i++) {
      run.gaps.get(i).isBroken |= isForced(run, i) || run.kind != Run.Kind.FLOW && run.parts.get(i).first().onNewLine;
    }
    boolean isAll = run.kind == Run.Kind.FILE || run.kind == Run.Kind.BLOCK && isLong;
    if (isAll || run.kind.isAllOrNone() && run.isBroken()) {
      run.breakAll();
    }
    return isLong || run.isBroken();
  }

  private static boolean isForced(Run run, int part) {
    return !run.parts.get(part - 1).last().behind.isEmpty() || !run.parts.get(part).first().above.isEmpty();
  }
}
