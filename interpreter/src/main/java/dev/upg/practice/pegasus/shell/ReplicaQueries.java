package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Partition;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ReplicaServer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Remote commands that a replica server answers with a line for each replica of a table: the form up to 2.5, and an object later (derived). */
final class ReplicaQueries {
  private ReplicaQueries() {}

  /** Empty when it isn't one of them. */
  static Optional<String> reply(PegasusModel model, ReplicaServer server, String command, List<String> arguments) {
    return switch (command) {
      case "replica.query-app-envs" -> Optional.of(each(model, server, arguments,
          (table, later) -> told(model.environments().of(table), later, "=")));
      case "replica.query-compact" -> Optional.of(each(model, server, arguments, (table, later) -> {
        var finished = model.environments().compacted(table, model.now()).map(Names::time).orElse("-");
        return later ? told(Map.of("last_finish", finished), true, "") : "last finish at [" + finished + "]";
      }));
      default -> Optional.empty();
    };
  }

  private static String told(Map<String, String> values, boolean later, String between) {
    return later
        ? values.entrySet().stream().map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"))
        : values.entrySet().stream().map(entry -> entry.getKey() + between + entry.getValue())
            .collect(Collectors.joining(","));
  }

  private static String each(PegasusModel model, ReplicaServer server, List<String> arguments,
      BiFunction<Integer, Boolean, String> text) {
    var wanted = List.of(String.join(",", arguments).split(","));
    var partitions = model.tables().stream().filter(table -> wanted.contains(String.valueOf(table.id())))
        .flatMap(table -> table.partitions().stream()).filter(partition -> partition.has(server.address())).toList();
    if (server.process().version().speaksJson()) {
      return partitions.stream()
          .map(partition -> "\"" + partition.id() + "\":" + text.apply(partition.id().table(), true))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return partitions.size() + " processed, 0 not found" + partitions.stream()
        .map(partition -> "\n    " + partition.id() + "@" + server.address() + "@" + role(partition, server) + " : "
            + text.apply(partition.id().table(), false))
        .collect(Collectors.joining());
  }

  private static String role(Partition partition, ReplicaServer server) {
    return partition.isPrimary(server.address()) ? "P" : "S";
  }
}
