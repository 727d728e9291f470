package dev.upg.practice.dolphindb.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table that a server gives back. Built row by row. */
public final class Table {
  /** Types of columns that are used, with their numbers in the protocol. */
  public enum Type {
    BOOL(1), INT(4), LONG(5), TIMESTAMP(12), DOUBLE(16), STRING(18);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** @param values null where there is none */
  record Column(String name, Type type, List<Object> values) {}

  private final List<Column> columns = new ArrayList<>();

  /** @param columns as {@code name TYPE}, separated by commas */
  public Table(String columns) {
    for (var column : columns.split(",")) {
      var words = column.strip().split(" ");
      this.columns.add(new Column(words[0], Type.valueOf(words[1]), new ArrayList<>()));
    }
  }

  public Table row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(columns.size() + " columns, but " + Arrays.toString(values));
    }
    for (int i = 0; i < values.length; i++) {
      columns.get(i).values().add(values[i]);
    }
    return this;
  }

  public int rows() {
    return columns.getFirst().values().size();
  }

  /** A cell; null where there is no value. */
  public Object cell(int row, String column) {
    return columns.stream().filter(one -> one.name().equals(column)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + column)).values().get(row);
  }

  /** The rows for which {@code wanted} holds, of their numbers. */
  public Table where(java.util.function.IntPredicate wanted, int most) {
    var kept = java.util.stream.IntStream.range(0, rows()).filter(wanted).limit(most).toArray();
    var table = new Table(String.join(",", columns.stream().map(one -> one.name() + " " + one.type()).toList()));
    for (int row : kept) {
      table.row(columns.stream().map(one -> one.values().get(row)).toArray());
    }
    return table;
  }

  List<Column> columns() {
    return columns;
  }
}
