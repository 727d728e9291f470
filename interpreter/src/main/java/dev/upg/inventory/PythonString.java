package dev.upg.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One Python string literal; byte strings count as text too. */
record PythonString(String value, boolean bytes, int end) {
  private static final Pattern START = Pattern
      .compile("(?<prefix>[rRuUbB]|[bB][rR]|[rR][bB])?(?<quote>'''|\"\"\"|'|\")");

  static boolean startsAt(String text, int at) {
    return start(text, at).lookingAt();
  }

  /** Empty when no string starts here, when it isn't closed, or when an escape is wrong. */
  static Optional<PythonString> at(String text, int at) {
    var start = start(text, at);
    if (!start.lookingAt()) {
      return Optional.empty();
    }
    var quote = start.group("quote");
    var prefix = start.group("prefix") == null ? "" : start.group("prefix").toLowerCase(Locale.ROOT);
    boolean raw = prefix.contains("r");
    var value = new StringBuilder();
    int i = start.end();
    while (i < text.length()) {
      if (text.startsWith(quote, i)) {
        return Optional.of(new PythonString(value.toString(), prefix.contains("b"), i + quote.length()));
      }
      char c = text.charAt(i);
      if (c != '\\') {
        value.append(c);
        i++;
      } else if (i + 1 == text.length()) {
        return Optional.empty();
      } else if (raw) {
        value.append(c).append(text.charAt(i + 1));
        i += 2;
      } else {
        i = escape(text, i + 1, value);
        if (i < 0) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Matcher start(String text, int at) {
    return START.matcher(text).region(at, text.length());
  }

  /** Returns the offset after the escape, or -1. */
  private static int escape(String text, int at, StringBuilder value) {
    char letter = text.charAt(at);
    switch (letter) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'v' -> value.append('\u000b');
      case '\\', '\'', '"' -> value.append(letter);
      case '\n' -> {
      }
      case 'x' -> {
        return code(text, at + 1, 2, value);
      }
      case 'u' -> {
        return code(text, at + 1, 4, value);
      }
      case 'U' -> {
        return code(text, at + 1, 8, value);
      }
      case 'N' -> {
        return -1;
      }
      default -> {
        if (letter >= '0' && letter <= '7') {
          return octal(text, at, value);
        }
        value.append('\\').append(letter);
      }
    }
    return at + 1;
  }

  private static int code(String text, int at, int digits, StringBuilder value) {
    if (at + digits > text.length() || !text.substring(at, at + digits).matches("[0-9a-fA-F]+")) {
      return -1;
    }
    long code = Long.parseLong(text.substring(at, at + digits), 16);
    if (code > Character.MAX_CODE_POINT) {
      return -1;
    }
    value.appendCodePoint((int) code);
    return at + digits;
  }

  private static int octal(String text, int at, StringBuilder value) {
    int end = at;
    while (end < text.length() && end < at + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
      end++;
    }
    value.append((char) Integer.parseInt(text.substring(at, end), 8));
    return end;
  }
}
