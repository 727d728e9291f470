package dev.upg.host;

import java.util.List;
import java.util.stream.Collectors;

/** Makes text safe inside a command for a POSIX shell: what is quoted reaches the program byte for byte. */
public final class ShellQuote {
  private ShellQuote() {}

  /**
   * One word of a command line. Words that no shell reads anything into stay as they are, so that a shown command is easy
   * to read.
   *
   * @throws IllegalArgumentException when the value holds a NUL, which no command line can carry
   */
  public static String word(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A value with a NUL character can't be on a command line");
    }
    return isPlain(value) ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** Several words with a space between them; no words are an empty text. */
  public static String words(List<String> values) {
    return values.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
  }

  private static boolean isPlain(String value) {
    return !value.isEmpty() && value.chars().allMatch(ShellQuote::isPlain);
  }

  /** Not {@code ~} and {@code =}: at the start of a word, or before a command, they mean something. */
  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "@%_+:,./-".indexOf(c) >= 0;
  }
}
