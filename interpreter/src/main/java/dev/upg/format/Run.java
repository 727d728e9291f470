package dev.upg.format;

import java.util.ArrayList;
import java.util.List;

/** Pieces one after the other, with a gap before each but the first. */
final class Run implements Piece {
  enum Kind {
    /** Stays on its line. */
    FLOW,
    /** Goes on in lines of its own where its author, or its length, wants it: operators, clauses, calls of a result. */
    CHAIN,
    /** The same, but all gaps or none: {@code if … then … else …}. */
    BRANCHES,
    /** Items in brackets: on one line, or each on its own, with a comma behind each. */
    LIST,
    /** Statements or members in braces: on one line, or each on its own. */
    BLOCK,
    /** The items of a file. */
    FILE;

    boolean isAllOrNone() {
      return this == BRANCHES || isBracketed();
    }

    boolean isBracketed() {
      return this == LIST || this == BLOCK;
    }
  }

  final Kind kind;
  final List<Piece> parts = new ArrayList<>();
  /** {@code gaps.get(i)} stands before {@code parts.get(i)}; the first one is nowhere. */
  final List<Gap> gaps = new ArrayList<>();

  Run(Kind kind) {
    this.kind = kind;
  }

  Run add(Piece part, boolean isSpace, boolean mayWrap) {
    parts.add(part);
    gaps.add(new Gap(isSpace, mayWrap));
    return this;
  }

  Run add(Piece part) {
    return add(part, true, true);
  }

  Run addTight(Piece part) {
    return add(part, false, false);
  }

  @Override
  public Word first() {
    return parts.getFirst().first();
  }

  @Override
  public Word last() {
    return parts.getLast().last();
  }

  boolean isBroken() {
    return gaps.stream().anyMatch(gap -> gap.isBroken);
  }

  void breakAll() {
    gaps.stream().skip(1).forEach(gap -> gap.isBroken = true);
  }

  /** Whether each part has lines of its own, so that an empty line between them says something. */
  boolean keepsBlankLines() {
    return kind == Kind.FILE || kind.isBracketed();
  }

  /** Whether a part is the bracket that ends this. */
  boolean isEnd(int part) {
    return kind.isBracketed() && part == parts.size() - 1;
  }
}
