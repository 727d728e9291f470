package dev.upg.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What OpenMLDB's SQL client would print is read back, whatever stands before it. */
class RuledTableTest {
  @Provide
  Arbitrary<List<List<String>>> tables() {
    var cell = Arbitraries.strings().withChars("abc ü数-'|\n").ofMaxLength(9)
        .map(text -> String.join("\n", text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()));
    var key = Arbitraries.strings().withChars("xyz数").ofMinLength(1).ofMaxLength(5);
    return Arbitraries.integers().between(1, 4).flatMap(width -> Arbitraries.integers().between(1, 5)
        .flatMap(height -> key.list().ofSize(height).flatMap(keys -> cell.list().ofSize(height * (width - 1))
            .map(cells -> IntStream.range(0, height).mapToObj(row -> {
              var all = new ArrayList<>(List.of(keys.get(row)));
              all.addAll(cells.subList(row * (width - 1), (row + 1) * (width - 1)));
              return (List<String>) all;
            }).toList()))));
  }

  @Property(tries = 300)
  void whatIsPrintedIsReadBack(@ForAll("tables") List<List<String>> rows, @ForAll boolean warned) {
    var columns = IntStream.range(0, rows.getFirst().size()).mapToObj(i -> "Column_" + i).toList();
    var text = (warned ? "ERROR: table a.b is broken\n ----\nHINT: see\n" : "") + print(columns, rows)
        + "\n9 rows in set\n";
    assertEquals(Optional.of(new RuledTable(columns, rows)), RuledTable.find(text));
  }

  @Property(tries = 200)
  void aTableThatIsCutIsNone(@ForAll("tables") List<List<String>> rows) {
    var columns = IntStream.range(0, rows.getFirst().size()).mapToObj(i -> "Column_" + i).toList();
    var lines = print(columns, rows).lines().toList();
    for (int end = 0; end < lines.size(); end++) {
      assertEquals(Optional.empty(), RuledTable.find(String.join("\n", lines.subList(0, end))));
    }
  }

  @Example
  void textWithoutATableIsNone() {
    assertEquals(Optional.empty(), RuledTable.find("ERROR: Failed to connect to db\n"));
  }

  /** One blank before each cell, which is padded to the widest of its column, in bytes. */
  private static String print(List<String> columns, List<List<String>> rows) {
    var widths = IntStream.range(0, columns.size())
        .map(i -> rows.stream().flatMap(row -> row.get(i).lines()).mapToInt(RuledTableTest::bytes)
            .reduce(bytes(columns.get(i)), Math::max) + 2)
        .toArray();
    var ruler = new StringBuilder();
    for (int width : widths) {
      ruler.append(' ').append("-".repeat(width));
    }
    var text = new StringBuilder(ruler + " \n" + line(columns, widths) + ruler + " \n");
    for (var row : rows) {
      int height = row.stream().mapToInt(cell -> (int) cell.lines().count()).max().orElse(1);
      for (int at = 0; at < height; at++) {
        int line = at;
        text.append(line(row.stream().map(cell -> cell.lines().skip(line).findFirst().orElse("")).toList(), widths));
      }
    }
    return text.append(ruler).append(" \n").toString();
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append("  ").append(cells.get(i)).append(" ".repeat(widths[i] - 1 - bytes(cells.get(i))));
    }
    return line + " \n";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
