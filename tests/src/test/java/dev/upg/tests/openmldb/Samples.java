package dev.upg.tests.openmldb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The samples, and what {@code ns_client} and {@code client} print in them as the servers tell the same by HTTP. */
final class Samples {
  private static final Path FOLDER = Path.of(System.getProperty("upg.root"),
      "interpreter/src/test/resources/practice/openmldb");
  private static final Pattern COLUMN = Pattern.compile("\\S+");
  private static final Map<String, Long> UNITS = Map.of("K", 1L << 10, "M", 1L << 20, "G", 1L << 30);

  private Samples() {}

  static String text(String name) throws IOException {
    var own = OpenmldbTableTest.CASES.resolve("answers").resolve(name);
    return Files.readString(Files.exists(own) ? own : FOLDER.resolve(name));
  }

  /** @param files as {@code DB=FILE} where the table doesn't name the database */
  static Map<String, Object> told(String method, List<String> files) throws IOException {
    var found = new ArrayList<Map<String, Object>>();
    for (var file : files) {
      var db = file.contains("=") ? file.substring(0, file.indexOf('=')) : "";
      for (var row : rows(text(file.substring(file.indexOf('=') + 1)))) {
        switch (method) {
          case "ShowTablet" -> found.add(new LinkedHashMap<>(row));
          case "ShowOPStatus" -> found.add(op(row, db));
          case "ShowTable" -> partition(found, row, db);
          default -> found.add(held(row));
        }
      }
    }
    var reply = new LinkedHashMap<String, Object>();
    var field = switch (method) {
      case "ShowTablet" -> "tablets";
      case "ShowOPStatus" -> "op_status";
      case "ShowTable" -> "table_info";
      default -> "all_table_status";
    };
    if (!found.isEmpty()) {
      reply.put(field, found);
    }
    reply.put("code", 0L);
    reply.put("msg", "ok");
    return reply;
  }

  private static Map<String, Object> op(Map<String, String> row, String db) {
    return new LinkedHashMap<>(Map.of("op_id", Long.valueOf(row.get("op_id")), "op_type", row.get("op_type"), "status",
        row.get("status"), "task_type", row.get("cur_task"), "name", row.get("name"), "pid",
        Long.valueOf(row.get("pid")), "db", db));
  }

  @SuppressWarnings("unchecked")
  private static void partition(List<Map<String, Object>> tables, Map<String, String> row, String db) {
    var tid = Long.valueOf(row.get("tid"));
    var table = tables.stream().filter(one -> one.get("tid").equals(tid)).findFirst().orElseGet(() -> {
      Map<String, Object> fresh = new LinkedHashMap<>();
      fresh.put("name", row.get("name"));
      fresh.put("tid", tid);
      fresh.put("db", db);
      fresh.put("table_partition", new ArrayList<Object>());
      tables.add(fresh);
      return fresh;
    });
    var pid = Long.valueOf(row.get("pid"));
    var partitions = (List<Object>) table.get("table_partition");
    var partition = partitions.stream().map(one -> (Map<String, Object>) one).filter(one -> one.get("pid").equals(pid))
        .findFirst().orElseGet(() -> {
          Map<String, Object> fresh = new LinkedHashMap<>();
          fresh.put("pid", pid);
          fresh.put("partition_meta", new ArrayList<Object>());
          partitions.add(fresh);
          return fresh;
        });
    var meta = new LinkedHashMap<String, Object>();
    meta.put("endpoint", row.get("endpoint"));
    meta.put("is_leader", row.get("role").equals("leader"));
    meta.put("is_alive", row.get("is_alive").equals("yes"));
    if (!row.get("offset").equals("-")) {
      meta.put("offset", Long.valueOf(row.get("offset")));
    }
    ((List<Object>) partition.get("partition_meta")).add(meta);
  }

  private static Map<String, Object> held(Map<String, String> row) {
    return new LinkedHashMap<>(Map.of("tid", Long.valueOf(row.get("tid")), "pid", Long.valueOf(row.get("pid")), "mode",
        row.get("mode"), "state", row.get("state"), "record_byte_size", bytes(row.get("memused"))));
  }

  private static long bytes(String amount) {
    var words = amount.split(" ");
    return (long) (Double.parseDouble(words[0]) * (words.length > 1 ? UNITS.get(words[1]) : 1));
  }

  /** The rows below the line of dashes, cut where the columns of the header begin. */
  private static List<Map<String, String>> rows(String text) {
    var lines = text.lines().toList();
    int ruler = 0;
    while (ruler < lines.size() && !lines.get(ruler).matches("-+")) {
      ruler++;
    }
    var rows = new ArrayList<Map<String, String>>();
    if (ruler == 0 || ruler == lines.size()) {
      return rows;
    }
    var columns = COLUMN.matcher(lines.get(ruler - 1)).results().toList();
    for (var line : lines.subList(ruler + 1, lines.size())) {
      if (line.isBlank()) {
        continue;
      }
      var row = new LinkedHashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) {
        int end = i + 1 < columns.size() ? columns.get(i + 1).start() : line.length();
        row.put(columns.get(i).group(),
            line.substring(Math.min(columns.get(i).start(), line.length()), Math.min(end, line.length())).strip());
      }
      rows.add(row);
    }
    return rows;
  }
}
