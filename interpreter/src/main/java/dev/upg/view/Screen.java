package dev.upg.view;

import java.util.function.IntSupplier;

/**
 * Where a text view is shown.
 *
 * @param live a terminal that can rewrite its last lines
 * @param colour whether colours are wanted
 * @param unicode whether marks such as ✓ can be shown
 * @param width in cells; asked before each line, since windows change their size
 * @param height in lines
 */
public record Screen(boolean live, boolean colour, boolean unicode, IntSupplier width, IntSupplier height) {
  /** What is assumed where there is no terminal to ask. */
  public static final int USUAL_WIDTH = 80;
  public static final int USUAL_HEIGHT = 24;

  /** A file, a pipe or the log of a CI system: nothing is rewritten, nothing coloured. */
  public static Screen plain(boolean unicode) {
    return new Screen(false, false, unicode, () -> USUAL_WIDTH, () -> USUAL_HEIGHT);
  }

  String mark(Mark mark) {
    return unicode ? mark.unicode() : mark.ascii();
  }

  String arrow() {
    return unicode ? "→" : "->";
  }

  /** What a horizontal line is made of. */
  String rule() {
    return unicode ? "─" : "-";
  }

  /** What stands for text that was cut off. */
  String ellipsis() {
    return unicode ? "…" : "...";
  }

  String paint(Style style, String text) {
    return colour && !text.isEmpty() ? style.code() + text + Style.RESET : text;
  }

  /** What a line is about, seen at a glance. */
  enum Mark {
    DONE("✓", "+"), FAILED("✗", "x"), BEGINS("▸", ">"), WAITS("…", "~"), CHANGES("→", "$"), LOOKS("·", "?"), OUTPUT("│",
        "|"), ATTENTION("!", "!"), NONE(" ", " ");

    private final String unicode;
    private final String ascii;

    Mark(String unicode, String ascii) {
      this.unicode = unicode;
      this.ascii = ascii;
    }

    String unicode() {
      return unicode;
    }

    String ascii() {
      return ascii;
    }
  }

  /** The few colours, as the 16 of every terminal: they stay readable on light and dark ground. */
  enum Style {
    PLAIN(""), BOLD("\u001b[1m"), DIM("\u001b[2m"), GREEN("\u001b[32m"), RED("\u001b[31m"), YELLOW("\u001b[33m");

    static final String RESET = "\u001b[0m";

    private final String code;

    Style(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }
}
