package dev.upg.builtin;

import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFunction;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Module {@code table}. */
final class TableNatives {
  private static final Pattern PAIR = Pattern.compile("^\\s*(\\S+)\\s*: ?(.*?)\\s*$");

  private TableNatives() {}

  static Map<String, NativeFunction> all() {
    return Map.of("table.rows", TableNatives::rows, "table.pairs", TableNatives::pairs, "table.ruled",
        call -> RuledTable.find(call.text(0)).map(RuledTable::rows).map(Value.class::cast).orElse(Value.NONE));
  }

  private static Value rows(NativeCall call) {
    var wanted = call.list(1).stream().map(Value::show).toList();
    var lines = call.text(0).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var columns = TextNatives.words(lines.get(i));
      if (columns.containsAll(wanted)) {
        return new Value.Items(rows(lines.subList(i + 1, lines.size()), columns));
      }
    }
    return Value.NONE;
  }

  private static List<Value> rows(List<String> lines, List<String> columns) {
    var rows = new ArrayList<Value>();
    for (var line : lines) {
      if (line.isBlank()) {
        break;
      }
      var cells = TextNatives.words(line);
      var row = new LinkedHashMap<Value, Value>();
      for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
        row.put(Value.text(columns.get(i)), Value.text(cells.get(i)));
      }
      rows.add(new Value.Entries(row));
    }
    return rows;
  }

  private static Value pairs(NativeCall call) {
    var pairs = new LinkedHashMap<Value, Value>();
    call.text(0).lines().map(PAIR::matcher).filter(java.util.regex.Matcher::matches)
        .forEach(pair -> pairs.put(Value.text(pair.group(1)), Value.text(pair.group(2))));
    return new Value.Entries(pairs);
  }
}
