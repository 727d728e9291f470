package dev.upg.view;

import dev.upg.diagnostic.Columns;

/** Text measured in the cells of a terminal, and made safe to show there. */
public final class Cells {
  private Cells() {}

  /** How many cells the text takes; it must not hold control characters. */
  public static int width(String text) {
    return Columns.width(text);
  }

  /** As much of the text as fits into {@code width} cells, with {@code ellipsis} at the end when some is missing. */
  public static String cut(String text, int width, String ellipsis) {
    if (width(text) <= width) {
      return text;
    }
    int room = width - width(ellipsis);
    return room <= 0 ? prefix(text, Math.max(width, 0)) : prefix(text, room) + ellipsis;
  }

  /** The text followed by blanks up to {@code width} cells. */
  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /**
   * The text with everything spelled out that would command a terminal or reorder what it shows: {@code \x1b},
   * {@code \u202e}. A tab becomes a blank. What comes from another machine passes here before it is shown.
   */
  public static String visible(String text) {
    StringBuilder result = null;
    for (int i = 0; i < text.length();) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isShown(c)) {
        if (result != null) {
          result.appendCodePoint(c);
        }
      } else {
        if (result == null) {
          result = new StringBuilder(text.substring(0, i));
        }
        result.append(c == '\t' ? " " : c <= 0xFF ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
      }
      i = next;
    }
    return result == null ? text : result.toString();
  }

  /** On one line: each run of blanks and line ends is one blank. */
  public static String oneLine(String text) {
    return visible(text.strip().replaceAll("\\s+", " "));
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
      // Joiners belong to the spelling of some scripts; the other format characters only reorder or hide.
      case Character.FORMAT -> c == 0x200C || c == 0x200D;
      default -> true;
    };
  }

  private static String prefix(String text, int width) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      used += Columns.width(c);
      if (used > width) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }
}
