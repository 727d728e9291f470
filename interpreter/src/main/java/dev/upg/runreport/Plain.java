package dev.upg.runreport;

import dev.upg.view.Cells;

import java.util.regex.Pattern;

/** What machines printed, without what only a terminal makes something of. */
final class Plain {
  /** ECMA-48: control sequences (5.4), and strings up to their end (5.6), among them a window's title. */
  private static final Pattern SEQUENCES = Pattern
      .compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[ -/]*[0-~]");

  private Plain() {}

  /** Without colours and the like; what other control characters there are is spelled out: {@code \x07}. */
  static String text(String line) {
    return Cells.visible(line.indexOf('\u001b') < 0 ? line : SEQUENCES.matcher(line).replaceAll(""));
  }
}
