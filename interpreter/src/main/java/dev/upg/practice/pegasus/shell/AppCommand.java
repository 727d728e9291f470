package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.Partition;
import dev.upg.practice.pegasus.model.Table;
import dev.upg.practice.pegasus.shell.Report.Align;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code app}: one table and, with {@code -d}, its partitions. */
final class AppCommand implements ShellCommand {
  private static final List<String> OPTIONS = List.of("d=detailed", "r=resolve_ip", "o=output:", "j=json");

  @Override
  public String name() {
    return "app";
  }

  @Override
  public List<String> usage() {
    return List.of("<app_name> [-d|--detailed] [-r|--resolve_ip] [-o|--output file_name]", "[-j|--json]");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, OPTIONS);
    if (options.failed() || options.operands().isEmpty()) {
      console.error(options.error());
      return false;
    }
    var app = options.operands().getFirst();
    var answer = metas.ask(NodesCommand.PATIENCE,
        leader -> metas.model().tables().stream().filter(table -> table.name().equals(app))
            .map(table -> report(table, options, metas)).toList());
    if (answer.isEmpty()) {
      console.line("query app " + app + " failed, error=" + Failures.ofLists(metas));
    } else if (answer.get().isEmpty()) {
      console.line("query app " + app + " failed, error=ERR_OBJECT_NOT_FOUND");
    } else {
      console.print(answer.get().getFirst(), options);
    }
    return true;
  }

  private static Report report(Table table, Options options, MetaLink metas) {
    var report = new Report();
    var parameters = report.values("parameters").put("app_name", table.name());
    if (options.has('o')) {
      parameters.put("out_file", options.value('o'));
    }
    parameters.put("detailed", options.has('d'));
    report.values("general").put("app_name", table.name()).put("app_id", table.id())
        .put("partition_count", table.partitions().size()).put("max_replica_count", table.replicaCount());
    if (options.has('d')) {
      Function<Address, String> shown = node -> metas.shown(node, options);
      replicas(report, table, shown);
      nodes(report, table, shown);
      var whole = LsCommand.count(table, table::healthy);
      report.values("healthy").put("fully_healthy_partition_count", whole)
          .put("unhealthy_partition_count", table.partitions().size() - whole)
          .put("write_unhealthy_partition_count", LsCommand.count(table, table::unwritable))
          .put("read_unhealthy_partition_count", LsCommand.count(table, table::unreadable));
    }
    return report;
  }

  private static void replicas(Report report, Table table, Function<Address, String> shown) {
    var rows = report.columns("replicas").column(Align.LEFT, "pidx", "ballot", "replica_count", "primary",
        "secondaries");
    for (var partition : table.partitions()) {
      rows.row(partition.id().index(), partition.ballot(), partition.replicas() + "/" + table.replicaCount(),
          partition.primary().map(shown).orElse("-"), partition.secondaries().stream()
              .map(shown).collect(Collectors.joining(",", "[", "]")));
    }
  }

  private static void nodes(Report report, Table table, Function<Address, String> shown) {
    var rows = report.columns("nodes").column(Align.LEFT, "node", "primary", "secondary", "total");
    var members = new TreeSet<Address>();
    for (var partition : table.partitions()) {
      partition.primary().ifPresent(members::add);
      members.addAll(partition.secondaries());
    }
    for (var node : members) {
      var primaries = LsCommand.count(table, partition -> partition.isPrimary(node));
      var secondaries = LsCommand.count(table, partition -> partition.isSecondary(node));
      rows.row(shown.apply(node), primaries, secondaries, primaries + secondaries);
    }
    var primaries = LsCommand.count(table, partition -> partition.primary().isPresent());
    var all = table.partitions().stream().mapToLong(Partition::replicas).sum();
    rows.row("", primaries, all - primaries, all);
  }
}
