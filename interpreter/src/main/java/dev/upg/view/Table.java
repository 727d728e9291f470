package dev.upg.view;

import dev.upg.view.Screen.Style;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns, two blanks apart; a column that is empty in every row is left out. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<Cell>> rows = new ArrayList<>();

  record Cell(String text, Style style) {
    static Cell of(String text) {
      return of(text, Style.PLAIN);
    }

    static Cell of(String text, Style style) {
      return new Cell(text, style);
    }
  }

  void row(Cell... cells) {
    rows.add(List.of(cells));
  }

  /** @param width lines are cut to this many cells */
  List<String> lines(Screen screen, int width) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var widths = new int[columns];
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], Cells.width(row.get(i).text()));
      }
    }
    return rows.stream().map(row -> line(row, widths, screen, width)).toList();
  }

  private static String line(List<Cell> row, int[] widths, Screen screen, int width) {
    var result = new StringBuilder();
    int room = width;
    int owed = 0;
    for (int i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      if (widths[i] == 0) {
        continue;
      }
      if (!cell.text().isEmpty()) {
        var text = Cells.cut(cell.text(), Math.max(0, room - owed), screen.ellipsis());
        result.append(" ".repeat(Math.min(owed, room))).append(screen.paint(cell.style(), text));
        room -= Math.min(owed, room) + Cells.width(text);
        owed = 0;
      }
      owed += widths[i] - Cells.width(cell.text()) + GAP.length();
    }
    return result.toString();
  }
}
