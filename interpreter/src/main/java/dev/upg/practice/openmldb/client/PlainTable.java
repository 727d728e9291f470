package dev.upg.practice.openmldb.client;

import java.util.ArrayList;
import java.util.List;

/** The table of {@code ns_client} and {@code client}: a header, a line of dashes, rows; an empty cell is a dash. */
final class PlainTable {
  private static final int LONGEST = 256;

  private final List<List<String>> rows = new ArrayList<>();

  PlainTable(String... columns) {
    rows.add(List.of(columns));
  }

  void row(Object... cells) {
    var row = new ArrayList<String>();
    for (var cell : cells) {
      var text = String.valueOf(cell);
      row.add(text.isEmpty() ? "-" : text.substring(0, Math.min(LONGEST, text.length())));
    }
    rows.add(row);
  }

  String print() {
    int columns = rows.getFirst().size();
    var widths = new int[columns];
    int total = 2;
    for (int i = 0; i < columns; i++) {
      int column = i;
      widths[i] = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      total += widths[i] + 2;
    }
    var text = new StringBuilder();
    for (var row : rows) {
      for (int i = 0; i < columns; i++) {
        text.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      text.append('\n');
      if (row == rows.getFirst()) {
        text.append("-".repeat(total)).append('\n');
      }
    }
    return text.toString();
  }
}
