package dev.upg.diagnostic;

import java.util.BitSet;

/** A line of source as it is printed, with the column at which each of its characters stands. */
final class ShownLine {
  private static final int LONGEST = 200;
  /** How much of a longer line is shown before the place of interest. */
  private static final int BEFORE = 60;
  private static final String CUT = "…";

  private final String text;
  private final int[] columns;

  private ShownLine(String text, int[] columns) {
    this.text = text;
    this.columns = columns;
  }

  /**
   * @param focus offset in the line that has to be visible
   * @param hidden offsets of characters that aren't shown; each run of them shows as one sign
   */
  static ShownLine of(String line, int focus, BitSet hidden) {
    int[] columns = new int[line.length() + 1];
    var cells = new StringBuilder();
    int column = 0;
    for (int i = 0; i < line.length();) {
      int codePoint = line.codePointAt(i);
      var shown = !hidden.get(i) ? Columns.shown(codePoint, column) : i > 0 && hidden.get(i - 1) ? "" : CUT;
      int next = i + Character.charCount(codePoint);
      for (int j = i; j < next; j++) {
        columns[j] = column;
      }
      cells.append(shown);
      column += Columns.width(shown);
      i = next;
    }
    columns[line.length()] = column;
    if (column <= LONGEST) {
      return new ShownLine(cells.toString(), columns);
    }
    return cut(cells.toString(), columns, columns[Math.min(focus, line.length())]);
  }

  private static ShownLine cut(String cells, int[] columns, int focus) {
    int from = Math.max(0, Math.min(focus - BEFORE, columns[columns.length - 1] - LONGEST));
    int to = from + LONGEST;
    var text = new StringBuilder(from > 0 ? CUT : "");
    int column = 0;
    int firstColumn = -1;
    for (int i = 0; i < cells.length();) {
      int codePoint = cells.codePointAt(i);
      if (column >= from && column < to) {
        firstColumn = firstColumn < 0 ? column : firstColumn;
        text.appendCodePoint(codePoint);
      }
      column += Columns.width(Character.toString(codePoint));
      i += Character.charCount(codePoint);
    }
    int shift = Math.max(0, firstColumn) - (from > 0 ? 1 : 0);
    int end = to - shift;
    int[] shifted = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      shifted[i] = Math.clamp(columns[i] - shift, 0, end);
    }
    return new ShownLine(column > to ? text.append(CUT).toString() : text.toString(), shifted);
  }

  String text() {
    return text;
  }

  /** The column, from 0, of an offset in the line. */
  int column(int offset) {
    return columns[Math.clamp(offset, 0, columns.length - 1)];
  }
}
