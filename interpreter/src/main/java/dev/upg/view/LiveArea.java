package dev.upg.view;

import dev.upg.view.LivePanel.Line;

import java.io.PrintWriter;
import java.util.List;

/** The last lines of a terminal, rewritten in place. */
final class LiveArea {
  private static final String ERASE_TO_END_OF_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintWriter out;
  private final Screen screen;
  private List<Line> drawn = List.of();

  LiveArea(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  void draw(List<Line> lines) {
    if (lines.equals(drawn)) {
      return;
    }
    out.print(toTop());
    for (int i = 0; i < lines.size(); i++) {
      out.print((i > 0 ? "\n" : "") + screen.paint(lines.get(i).style(), lines.get(i).text()) + ERASE_TO_END_OF_LINE);
    }
    out.print(ERASE_BELOW);
    drawn = lines;
  }

  void erase() {
    if (!drawn.isEmpty()) {
      out.print(toTop() + ERASE_BELOW);
      drawn = List.of();
    }
  }

  /** A window that became narrower has broken lines that were drawn before: each then takes several. */
  private String toTop() {
    if (drawn.isEmpty()) {
      return "";
    }
    int width = Math.max(1, screen.width().getAsInt());
    int rows = drawn.stream().mapToInt(line -> Math.max(1, (Cells.width(line.text()) + width - 1) / width)).sum();
    return "\r" + (rows > 1 ? "\u001b[" + (rows - 1) + "A" : "");
  }
}
