package dev.upg.diagnostic;

/** How text takes place on a terminal, and what of it may reach one. */
public final class Columns {
  private static final int TAB = 4;
  /** First and last code point of the blocks that take two columns (East Asian Wide and Fullwidth of Unicode, roughly). */
  private static final int[][] WIDE = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97F},
      {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
      {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

  private Columns() {}

  /** What stands for a character, at a column: itself, or a visible sign for one that would move or colour things. */
  static String shown(int codePoint, int column) {
    if (codePoint == '\t') {
      return " ".repeat(TAB - column % TAB);
    }
    if (codePoint < 0x20) {
      return Character.toString(0x2400 + codePoint);
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
        "\uFFFD";
      default -> Character.toString(codePoint);
    };
  }

  public static int width(String shown) {
    return shown.codePoints().map(Columns::width).sum();
  }

  public static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (var block : WIDE) {
      if (block[0] <= codePoint && codePoint <= block[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** Text of one line as it may be printed. */
  static String clean(String text) {
    var result = new StringBuilder();
    text.codePoints().forEach(c -> result.append(c == '\t' ? " " : shown(c, 0)));
    return result.toString();
  }
}
