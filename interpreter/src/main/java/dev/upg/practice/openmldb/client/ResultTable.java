package dev.upg.practice.openmldb.client;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of {@code sql_client}; a cell may have several lines. */
final class ResultTable {
  private ResultTable() {}

  static String print(List<String> header, List<List<String>> rows) {
    var widths = IntStream.range(0, header.size())
        .map(i -> Stream.concat(Stream.of(header), rows.stream()).flatMap(row -> row.get(i).lines())
            .mapToInt(String::length).max().orElse(0))
        .toArray();
    var ruler = IntStream.of(widths).mapToObj(width -> " " + "-".repeat(width + 2)).collect(Collectors.joining())
        + " \n";
    var text = new StringBuilder(ruler).append(print(header, widths)).append(ruler);
    rows.forEach(row -> text.append(print(row, widths)));
    return text.append(rows.isEmpty() ? "" : ruler).append('\n').append(rows.size()).append(" rows in set\n")
        .toString();
  }

  private static String print(List<String> row, int[] widths) {
    int height = row.stream().mapToInt(cell -> (int) cell.lines().count()).max().orElse(1);
    var text = new StringBuilder();
    for (int line = 0; line < Math.max(1, height); line++) {
      for (int i = 0; i < widths.length; i++) {
        var part = row.get(i).lines().skip(line).findFirst().orElse("");
        text.append("  ").append(part).append(" ".repeat(widths[i] + 1 - part.length()));
      }
      text.append(" \n");
    }
    return text.toString();
  }
}
