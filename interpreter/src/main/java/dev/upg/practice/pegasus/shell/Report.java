package dev.upg.practice.pegasus.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of one answer, as text or as JSON, laid out as Pegasus does it. */
final class Report {
  enum Align {
    LEFT, RIGHT
  }

  private sealed interface Table permits Columns, Values { String name(); }

  /** Rows of cells under a header. */
  static final class Columns implements Table {
    private final String name;
    private final List<String> headers = new ArrayList<>();
    private final List<Align> aligns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private Columns(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    Columns column(Align align, String... titles) {
      for (var title : titles) {
        headers.add(title);
        aligns.add(align);
      }
      return this;
    }

    Columns row(Object... cells) {
      rows.add(List.of(cells).stream().map(String::valueOf).toList());
      return this;
    }
  }

  /** One {@code key : value} on each line. */
  static final class Values implements Table {
    private final String name;
    private final Map<String, String> entries = new LinkedHashMap<>();

    private Values(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    Values put(String key, Object value) {
      entries.put(key, String.valueOf(value));
      return this;
    }
  }

  private final List<Table> tables = new ArrayList<>();

  Columns columns(String name) {
    var table = new Columns(name);
    tables.add(table);
    return table;
  }

  Values values(String name) {
    var table = new Values(name);
    tables.add(table);
    return table;
  }

  /** Each table followed by an empty line, unless there is only one. */
  String text() {
    var text = new StringBuilder();
    for (var table : tables) {
      text.append('[').append(table.name()).append("]\n");
      switch (table) {
        case Columns columns -> columnText(columns, text);
        case Values values -> valueText(values, text);
      }
      if (tables.size() > 1) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static void columnText(Columns table, StringBuilder text) {
    var lines = new ArrayList<List<String>>();
    lines.add(table.headers);
    lines.addAll(table.rows);
    for (var line : lines) {
      for (var i = 0; i < line.size(); i++) {
        var column = i;
        var width = lines.stream().mapToInt(other -> other.get(column).length()).max().orElse(0) + 2;
        var blanks = " ".repeat(width - line.get(i).length());
        text.append(table.aligns.get(i) == Align.LEFT ? line.get(i) + blanks : blanks + line.get(i));
      }
      text.append('\n');
    }
  }

  private static void valueText(Values table, StringBuilder text) {
    var keyWidth = table.entries.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    var valueWidth = table.entries.values().stream().mapToInt(String::length).max().orElse(0);
    table.entries
        .forEach((key, value) -> text.append(padded(key, keyWidth)).append(": ").append(padded(value, valueWidth))
            .append('\n'));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** One object with a member for each table; every value is a string. */
  String json() {
    var members = new LinkedHashMap<String, Object>();
    for (var table : tables) {
      members.put(table.name(), switch (table) {
        case Columns columns -> rowObjects(columns);
        case Values values -> values.entries;
      });
    }
    var text = new StringBuilder();
    json(members, "", text);
    return text.append('\n').toString();
  }

  private static Map<String, Object> rowObjects(Columns table) {
    var objects = new LinkedHashMap<String, Object>();
    for (var row : table.rows) {
      var object = new LinkedHashMap<String, Object>();
      for (var i = 0; i < row.size(); i++) {
        object.put(table.headers.get(i), row.get(i));
      }
      objects.put(row.getFirst(), object);
    }
    return objects;
  }

  private static void json(Object value, String indent, StringBuilder text) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      var separator = "{\n";
      for (var entry : object.entrySet()) {
        text.append(separator).append(indent).append("    ").append(quoted(String.valueOf(entry.getKey())))
            .append(": ");
        json(entry.getValue(), indent + "    ", text);
        separator = ",\n";
      }
      text.append('\n').append(indent).append('}');
    } else {
      text.append(value instanceof Map<?, ?> ? "{}" : quoted(String.valueOf(value)));
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
