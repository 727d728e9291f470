package dev.upg.practice.openmldb.client;

import dev.upg.practice.openmldb.model.Health;
import dev.upg.practice.openmldb.model.OpenmldbModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code --role=sql_client}. */
final class SqlClient {
  private static final int PREVIEW = 100;

  private final OpenmldbModel model;
  private final Site site;

  SqlClient(OpenmldbModel model, Site site) {
    this.model = model;
    this.site = site;
  }

  String run(Invocation call) {
    if (!Client.trouble(call, model, site).isEmpty() || model.leader().isEmpty()) {
      return "ERROR: Failed to connect to db\n";
    }
    var text = new StringBuilder(call.build().isAtLeast("0.8.4") ? brokenTables() : "");
    for (var statement : call.hasCommand() ? List.of(call.flag("cmd")) : statements(call.input())) {
      text.append(run(statement, call));
    }
    return text.toString();
  }

  private static List<String> statements(String input) {
    var statements = new ArrayList<String>();
    var open = new StringBuilder();
    input.lines().filter(line -> !line.startsWith("/")).forEach(line -> {
      open.append(line).append(' ');
      if (line.stripTrailing().endsWith(";")) {
        statements.add(open.toString());
        open.setLength(0);
      }
    });
    return statements;
  }

  private String run(String statement, Invocation call) {
    var words = Invocation.words(statement.replace(";", "").toUpperCase(Locale.ROOT));
    if (words.size() == 3 && words.subList(0, 2).equals(List.of("SHOW", "JOB"))) {
      return "Error: [2000] Job not found: " + words.get(2) + "\n";
    }
    return new SqlViews(model, site.zone()).run(statement, call.flag("database"), call.build())
        .map(result -> ResultTable.print(result.columns(), result.rows()))
        .orElse("Error: [2000] the practice cluster doesn't know: " + statement.strip() + "\n");
  }

  /** What the client tells of unhealthy tables before it does anything. */
  private String brokenTables() {
    var text = new StringBuilder();
    for (var table : model.tables()) {
      var warnings = String.join("\n", model.health().warnings(table));
      long unalive = Health.unalive(table);
      if (!warnings.isEmpty() || unalive > 0) {
        text.append("ERROR: table ").append(table.db()).append('.').append(table.name())
            .append(" is broken, `show table status` to check detail")
            .append(unalive > 0 ? ", unalive partition: " + unalive : "")
            .append(warnings.isEmpty()
                ? ""
                : ", warning preview: " + warnings.substring(0, Math.min(PREVIEW, warnings.length())))
            .append('\n');
      }
    }
    return text.isEmpty() ? "" : text + "HINT: Use `openmldb_tool inspect` to get full report.\n";
  }
}
