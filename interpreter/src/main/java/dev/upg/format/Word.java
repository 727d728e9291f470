package dev.upg.format;

import java.util.ArrayList;
import java.util.List;

/** A word, a sign or a whole string, never changed, with the comments that stand at it. */
final class Word implements Piece {
  /** A comment in lines of its own. */
  record Remark(String text, boolean afterBlank) {}

  final String text;
  /** The comments in the lines above it. */
  final List<Remark> above = new ArrayList<>();
  /** The comment behind it, up to the end of its line; empty when there is none. */
  String behind = "";
  /** Whether it was the first one of its line. */
  boolean onNewLine;
  /** Whether an empty line stood above it, below its comments. */
  boolean afterBlank;

  Word(String text) {
    this.text = text;
  }

  @Override
  public Word first() {
    return this;
  }

  @Override
  public Word last() {
    return this;
  }

  boolean isLong() {
    return text.indexOf('\n') >= 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
