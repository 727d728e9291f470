package dev.upg.diagnostic;

/** How text takes place on a terminal, and what of it may reach one. */
public final class Columns {
  private static final int TAB = 4;
  /** First and last code point of the blocks that take two columns (East Asian Wide and Fullwidth of Unicode, roughly). */
  private static final int[][] WIDE = {{0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0},
      {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693},
      {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4},
      {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705},
      {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757},
      {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
      {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
      {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB},
      {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};

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
    // Below lie neither marks nor wide signs, and nearly all that is ever asked for.
    if (codePoint < 0x300) {
      return 1;
    }
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
