package dev.upg.tests.dolphindb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code .case} file: an expression, what it is to come to, and the scripts that are to be sent with the answer to each.
 *
 * <pre>
 * # a comment
 * run    cluster.leader()     an expression
 * value  HActl44              the text it has, or `fails PART OF THE TITLE`
 *
 * on HActl43 getActiveMaster()   a script, and the alias of the node that it is for (`*` any, as often as it comes)
 * = "HActl44"                    its value as JSON
 * rows FILE                      its value from a table of tab-separated columns
 * not-now TEXT, refused TEXT     what the server says instead
 * </pre>
 */
record Case(String program, Optional<String> value, Optional<String> failure, List<Exchange> exchanges) {
  /** @param kind {@code =}, {@code rows}, {@code not-now} or {@code refused} */
  record Exchange(String alias, String script, String kind, String answer) {
    boolean fits(String node, String sent) {
      return script.equals(sent) && (alias.equals("*") || alias.equals(node));
    }
  }

  static Case read(Path file) throws IOException {
    var words = new LinkedHashMap<String, String>();
    var exchanges = new ArrayList<Exchange>();
    for (var line : Files.readAllLines(file)) {
      int space = line.indexOf(' ');
      if (!line.isBlank() && !line.startsWith("#") && space < 0) {
        throw new IOException(file + ": no such line: " + line);
      }
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var rest = line.substring(space).strip();
      switch (line.substring(0, space)) {
        case "run", "value", "fails" -> words.put(line.substring(0, space), rest);
        case "on" -> exchanges.add(new Exchange(rest.split(" ", 2)[0], rest.split(" ", 2)[1], "", ""));
        case "=", "rows", "not-now", "refused" -> {
          var last = exchanges.removeLast();
          exchanges.add(new Exchange(last.alias, last.script, line.substring(0, space), rest));
        }
        default -> throw new IOException(file + ": no such line: " + line);
      }
    }
    return new Case(words.get("run"), Optional.ofNullable(words.get("value")), Optional.ofNullable(words.get("fails")),
        List.copyOf(exchanges));
  }

  /** The records of a table: numbers where a cell is one, null where it is empty. */
  static List<Object> rows(Path file) throws IOException {
    var lines = Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    var names = lines.getFirst().split("\t", -1);
    var rows = new ArrayList<Object>();
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split("\t", -1);
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        var cell = i < cells.length ? cells[i] : "";
        row.put(names[i], cell.matches("-?\\d+") ? Long.valueOf(cell) : cell);
      }
      rows.add(row);
    }
    return rows;
  }
}
