package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.ReplicaCounts;
import dev.upg.practice.pegasus.model.ReplicaServer;
import dev.upg.practice.pegasus.model.ServerState;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Remote commands that every server has. */
final class GeneralCommands {
  /** What the practice cluster doesn't model reads 0. */
  private static final List<String> STATISTICS = List.of("manual_compact_enqueue_count", "manual_compact_running_count",
      "rdb_block_cache_memory_usage", "closing_replica_count", "disk_available_max_ratio", "disk_available_min_ratio",
      "disk_available_total_ratio", "disk_capacity_total(MB)", "opening_replica_count", "serving_replica_count",
      "commit_throughput", "learning_count", "shared_log_size(MB)", "memused_res(MB)", "memused_virt(MB)",
      "batch_get_p99(ns)",
      "batch_get_qps", "get_p99(ns)", "get_qps", "multi_get_p99(ns)", "multi_get_qps", "multi_put_p99(ns)",
      "multi_put_qps",
      "put_p99(ns)", "put_qps");
  private static final List<String> METRICS = List.of("closing_replicas", "error_replicas", "inactive_replicas",
      "learning_replicas", "opening_replicas", "primary_replicas", "res_mem_mb", "secondary_replicas",
      "splitting_replicas", "total_replicas", "virt_mem_mb");
  private static final List<String> COUNTERS = List.of("replica*eon.replica_stub*replica(Count)",
      "replica*eon.replica_stub*opening.replica(Count)", "replica*eon.replica_stub*closing.replica(Count)");

  private GeneralCommands() {}

  /** Empty when it isn't one of them. */
  static Optional<String> reply(ServerState process, Optional<ReplicaServer> replica, String command,
      List<String> arguments) {
    if (process.version().speaksJson()) {
      return later(process, command);
    }
    var counts = replica.map(ReplicaServer::counts);
    return switch (command) {
      case "server-info" ->
        Optional.of("Pegasus Server " + process.version() + ", Started at " + Names.time(process.startedAt()));
      case "flush-log" -> Optional.of("Flush done.");
      case "server-stat" ->
        Optional.of(counts.map(GeneralCommands::statistics).orElseGet(GeneralCommands::noStatistics));
      case "perf-counters" -> counters(counts, process, arguments, GeneralCommands::basicExpression);
      case "perf-counters-by-substr" -> counters(counts, process, arguments, text -> name -> name.contains(text));
      case "perf-counters-by-prefix" -> counters(counts, process, arguments, text -> name -> name.startsWith(text));
      case "perf-counters-by-postfix" -> counters(counts, process, arguments, text -> name -> name.endsWith(text));
      default -> Optional.empty();
    };
  }

  /** Servers after 2.5: metrics have taken the place of counters (facts on generation G3). */
  private static Optional<String> later(ServerState process, String command) {
    return switch (command) {
      case "server-info" -> Optional.of("{\"build_type\":\"Release\",\"git_SHA\":\"" + process.version().commit()
          + "\",\"start_time\":\"" + Names.time(process.startedAt()) + "\",\"version\":\""
          + process.version().number() + "\"}");
      case "flush-log" -> Optional.of("Flush done.");
      default -> Optional.empty();
    };
  }

  /** What the practice cluster doesn't model reads 0. */
  static String metrics(ReplicaCounts counts, int primaries, int secondaries) {
    var known = Map.of("closing_replicas", counts.closing(), "opening_replicas", counts.opening(), "total_replicas",
        counts.serving(), "learning_replicas", counts.learning(), "primary_replicas",
        Math.min(primaries, counts.serving()), "secondary_replicas", Math.min(secondaries, counts.serving()));
    return METRICS.stream().map(name -> "\"" + name + "\":" + known.getOrDefault(name, 0) + ".0")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String statistics(ReplicaCounts counts) {
    var known = Map.of("closing_replica_count", counts.closing(), "opening_replica_count", counts.opening(),
        "serving_replica_count", counts.serving(), "learning_count", counts.learning());
    return STATISTICS.stream().map(name -> name + "=" + known.getOrDefault(name, 0)).collect(Collectors.joining(", "));
  }

  private static String noStatistics() {
    return COUNTERS.stream().sorted().map(name -> name + "=not_found").collect(Collectors.joining(", "));
  }

  private static Optional<String> counters(Optional<ReplicaCounts> counts, ServerState process, List<String> arguments,
      Function<String, Predicate<String>> form) {
    var values = new LinkedHashMap<String, Integer>();
    counts.ifPresent(now -> {
      values.put(COUNTERS.get(0), now.serving());
      values.put(COUNTERS.get(1), now.opening());
      values.put(COUNTERS.get(2), now.closing());
    });
    var shown = new ArrayList<String>();
    values.forEach((name, value) -> {
      if (arguments.isEmpty() || arguments.stream().anyMatch(text -> form.apply(text).test(name))) {
        shown.add("{\"name\":\"" + name + "\",\"type\":\"NUMBER\",\"value\":" + value + ".0}");
      }
    });
    var taken = counts.map(ReplicaCounts::taken).orElse(process.startedAt());
    return Optional
        .of("{\"result\":\"OK\",\"timestamp\":" + taken.getEpochSecond() + ",\"timestamp_str\":\"" + Names.time(taken)
            + "\",\"counters\":[" + String.join(",", shown) + "]}");
  }

  /** A POSIX basic expression: in it brackets, braces, plus, question mark and bar are plain characters. */
  private static Predicate<String> basicExpression(String text) {
    return Pattern.compile(text.replaceAll("[(){}+?|]", "\\\\$0")).asPredicate();
  }
}
