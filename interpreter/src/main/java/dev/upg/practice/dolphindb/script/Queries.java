package dev.upg.practice.dolphindb.script;

import dev.upg.practice.dolphindb.model.Chunk;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.wire.Node.Refused;
import dev.upg.practice.dolphindb.wire.Table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The {@code select} statements that are understood. Each reads one of two things: the chunks, or the practice table. */
final class Queries {
  private static final String CHUNKS = "from getClusterChunksStatus\\(\\)";
  private static final Pattern TOTALS = Pattern
      .compile("select count\\(\\*\\) as cnt " + CHUNKS + " group by state, replicaCount");
  private static final Pattern UNSOUND = Pattern
      .compile("select top (\\d+) \\* " + CHUNKS + " where state != \"COMPLETE\" or replicaCount < (\\d+)");
  private static final Pattern ELSEWHERE = Pattern
      .compile("select count\\(\\*\\) as cnt " + CHUNKS + " where not \\((replicas like .+)\\)");
  private static final Pattern LIKE = Pattern.compile("replicas like \"(?:%,)?(\\w+):%\"");
  private static final Pattern CONTINUITY = Pattern.compile(
      "select count\\(\\*\\) as cnt, min\\(id\\) as minId, max\\(id\\) as maxId, nunique\\(id\\) as ids, max\\(time\\) as lastTime "
          + "from loadTable\\(\"dfs://stock\", \"stock\"\\)");

  private final Views views;
  private final DolphindbModel model;

  Queries(Views views, DolphindbModel model) {
    this.views = views;
    this.model = model;
  }

  static boolean isQuery(String script) {
    return script.startsWith("select ");
  }

  /** Whether it reads what only the leader has. */
  static boolean readsChunks(String script) {
    return script.contains("getClusterChunksStatus()");
  }

  Table run(String script) throws Refused {
    if (TOTALS.matcher(script).matches()) {
      return totals();
    }
    var unsound = UNSOUND.matcher(script);
    if (unsound.matches()) {
      int factor = Integer.parseInt(unsound.group(2));
      var chunks = views.chunks();
      return chunks.where(row -> !chunks.cell(row, "state").equals("COMPLETE")
          || (Integer) chunks.cell(row, "replicaCount") < factor, Integer.parseInt(unsound.group(1)));
    }
    var elsewhere = ELSEWHERE.matcher(script);
    if (elsewhere.matches()) {
      return notOn(LIKE.matcher(elsewhere.group(1)).results().map(found -> found.group(1)).distinct().toList());
    }
    if (CONTINUITY.matcher(script).matches()) {
      return continuity();
    }
    throw new Refused("Not supported by the practice cluster: " + script);
  }

  private Table totals() {
    var counts = new TreeMap<String, Integer>();
    var chunks = views.chunks();
    for (int row = 0; row < chunks.rows(); row++) {
      counts.merge(chunks.cell(row, "state") + " " + chunks.cell(row, "replicaCount"), 1, Integer::sum);
    }
    var table = new Table("state STRING, replicaCount INT, cnt INT");
    counts.forEach((key, count) -> table.row(key.split(" ")[0], Integer.valueOf(key.split(" ")[1]), count));
    return table;
  }

  /** How many chunks have no replica on any of these nodes. */
  private Table notOn(List<String> nodes) {
    var chunks = views.chunks();
    int count = chunks.where(row -> Arrays.stream(chunks.cell(row, "replicas").toString().split(","))
        .noneMatch(replica -> nodes.contains(replica.split(":")[0])), Integer.MAX_VALUE).rows();
    return new Table("cnt INT").row(count);
  }

  private Table continuity() {
    var rows = model.storage().rows();
    var times = rows.stream().map(Chunk.Row::time).max(Comparator.naturalOrder());
    var ids = rows.stream().mapToLong(Chunk.Row::id).summaryStatistics();
    return new Table("cnt INT, minId LONG, maxId LONG, ids INT, lastTime TIMESTAMP").row(rows.size(),
        rows.isEmpty() ? null : ids.getMin(), rows.isEmpty() ? null : ids.getMax(),
        (int) rows.stream().mapToLong(Chunk.Row::id).distinct().count(), times.orElse(null));
  }

}
