package dev.upg.builtin;

import dev.upg.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table whose columns are told by a ruler of dashes. Columns are counted in bytes, as programs do that pad their cells.
 *
 * @param rows of cells, by column
 */
record RuledTable(List<String> columns, List<List<String>> cells) {
  private static final Pattern RULER = Pattern.compile("( -+)+ *");
  private static final Pattern DASHES = Pattern.compile("-+");

  static Optional<RuledTable> find(String text) {
    var lines = text.lines().map(RuledTable::bytes).toList();
    for (int i = 0; i + 2 < lines.size(); i++) {
      if (RULER.matcher(lines.get(i)).matches() && lines.get(i + 2).equals(lines.get(i))) {
        return read(lines.subList(i, lines.size()));
      }
    }
    return Optional.empty();
  }

  private static Optional<RuledTable> read(List<String> lines) {
    var spans = DASHES.matcher(lines.getFirst()).results().map(dashes -> new int[]{dashes.start(), dashes.end()})
        .toList();
    var rows = new ArrayList<List<String>>();
    for (var line : lines.subList(3, lines.size())) {
      if (line.equals(lines.getFirst())) {
        return Optional.of(new RuledTable(cut(lines.get(1), spans), rows));
      }
      var row = cut(line, spans);
      if (row.getFirst().isEmpty() && !rows.isEmpty()) {
        rows.add(joined(rows.removeLast(), row));
      } else {
        rows.add(row);
      }
    }
    return Optional.empty();
  }

  private static List<String> joined(List<String> above, List<String> more) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < above.size(); i++) {
      cells.add(more.get(i).isEmpty() ? above.get(i) : above.get(i) + "\n" + more.get(i));
    }
    return cells;
  }

  private static List<String> cut(String line, List<int[]> spans) {
    return spans.stream()
        .map(span -> line.substring(Math.min(span[0], line.length()), Math.min(span[1], line.length())))
        .map(cell -> new String(cell.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip()).toList();
  }

  /** Each byte as a character of its own. */
  private static String bytes(String line) {
    return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  Value.Items rows() {
    return new Value.Items(cells.stream().map(this::row).map(Value.class::cast).toList());
  }

  private Value.Entries row(List<String> row) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      entries.put(Value.text(columns.get(i)), Value.text(row.get(i)));
    }
    return new Value.Entries(entries);
  }
}
