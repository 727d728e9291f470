package dev.upg.practice.openmldb.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as python's PrettyTable prints it: cells in the middle. */
final class PrettyTable {
  private final List<List<String>> rows = new ArrayList<>();

  PrettyTable(String... columns) {
    rows.add(List.of(columns));
  }

  int columns() {
    return rows.getFirst().size();
  }

  void row(List<String> cells) {
    rows.add(cells);
  }

  String print() {
    var widths = IntStream.range(0, columns())
        .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toArray();
    var ruler = IntStream.of(widths).mapToObj(width -> "-".repeat(width + 2))
        .collect(Collectors.joining("+", "+", "+\n"));
    var text = new StringBuilder(ruler).append(print(rows.getFirst(), widths)).append(ruler);
    rows.stream().skip(1).forEach(row -> text.append(print(row, widths)));
    return text.append(ruler).toString();
  }

  private static String print(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length).mapToObj(i -> " " + centred(row.get(i), widths[i]) + " ")
        .collect(Collectors.joining("|", "|", "|\n"));
  }

  private static String centred(String text, int width) {
    int blanks = width - text.length();
    // An odd blank goes before an even text, after an odd one.
    int before = blanks / 2 + (blanks % 2 == 1 && text.length() % 2 == 0 ? 1 : 0);
    return " ".repeat(before) + text + " ".repeat(blanks - before);
  }
}
