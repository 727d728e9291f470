package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import java.util.Set;

/** A number with what stands right behind it: the longest of the tokens that begin with a digit. */
record NumberToken(int type, int end) {
  private static final Set<String> DURATIONS = Set.of("ms", "s", "m", "h", "d");
  private static final Set<String> SIZES = Set.of("B", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB");

  static NumberToken at(String text, int start, int end) {
    int whole = digits(text, start, end);
    int part = fraction(text, whole, end);
    int last = Math.max(whole, part);
    if (last < end && text.charAt(last) == '%') {
      return new NumberToken(PERCENT, last + 1);
    }
    if (last < end && Lexer.isLetter(text.codePointAt(last))) {
      int word = Lexer.endOfWord(text, last, end);
      return new NumberToken(part > 0 ? BAD_NUMBER : withUnit(text.substring(whole, word), text, start, word), word);
    }
    if (part < 0) {
      return new NumberToken(INT, whole);
    }
    int more = fraction(text, part, end);
    return more < 0 ? new NumberToken(FLOAT, part) : new NumberToken(DOTTED_NUMBER, dotted(text, more, end));
  }

  private static int withUnit(String unit, String text, int start, int end) {
    return SIZES.contains(unit) ? SIZE : isDuration(text, start, end) ? DURATION : BAD_NUMBER;
  }

  /** Pairs of digits and units. */
  private static boolean isDuration(String text, int start, int end) {
    int at = start;
    while (at < end) {
      int unit = digits(text, at, end);
      int next = unit;
      while (next < end && !isDigit(text.charAt(next))) {
        next++;
      }
      if (unit == at || !DURATIONS.contains(text.substring(unit, next))) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** The end of a version that goes on: more parts, and a word behind a {@code -}. */
  private static int dotted(String text, int from, int end) {
    int at = from;
    for (int next = at; next > 0; next = fraction(text, at, end)) {
      at = next;
    }
    int word = at < end && text.charAt(at) == '-' ? Lexer.endOfWord(text, at + 1, end) : 0;
    return word > at + 1 ? word : at;
  }

  /** The end of a dot and the digits behind it; -1 when there are none. */
  private static int fraction(String text, int from, int end) {
    int digits = from < end && text.charAt(from) == '.' ? digits(text, from + 1, end) : -1;
    return digits > from + 1 ? digits : -1;
  }

  private static int digits(String text, int from, int end) {
    int at = from;
    while (at < end && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }
}
