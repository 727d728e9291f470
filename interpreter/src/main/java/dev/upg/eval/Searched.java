package dev.upg.eval;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that a regular expression is looked for in; one that goes back and forth in it without end is given up. */
public final class Searched implements CharSequence {
  /** A few seconds; what ends at all ends far earlier, also in the longest output that is kept. */
  private static final long STEPS = 200_000_000;

  /** The search took too many steps. */
  public static final class TooHard extends RuntimeException {
    private TooHard() {
      super("too many steps", null, false, false);
    }
  }

  private final String text;
  private long steps;

  private Searched(String text) {
    this.text = text;
  }

  /** What the matcher does may end in {@link TooHard}. */
  public static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(new Searched(text));
  }

  @Override
  public char charAt(int index) {
    if (++steps > STEPS) {
      throw new TooHard();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
