package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Partition;
import dev.upg.practice.pegasus.model.ServerVersion;
import dev.upg.practice.pegasus.model.Table;
import dev.upg.practice.pegasus.shell.Report.Align;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** {@code ls}: the tables. All tables of the model are available. */
final class LsCommand implements ShellCommand {
  private static final List<String> OPTIONS = List.of("a=all", "d=detailed", "j=json", "o=output:", "s=status:");

  @Override
  public String name() {
    return "ls";
  }

  @Override
  public List<String> usage() {
    return List.of("[-a|-all] [-d|--detailed] [-j|--json]",
        "[-o|--output file_name][-s|--status all|available|creating|dropping|dropped]");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, OPTIONS);
    if (options.failed()) {
      console.error(options.error());
      return false;
    }
    var status = options.value('s');
    if (options.has('s') && !Set.of("all", "available", "creating", "dropping", "dropped").contains(status)) {
      console.error("parse " + status + " as app_status::type failed");
      return false;
    }
    var shown = !options.has('s') || status.equals("all") || status.equals("available");
    var report = metas.ask(NodesCommand.PATIENCE,
        leader -> report(shown ? metas.model().tables() : List.of(), options, metas.shell()));
    if (report.isPresent()) {
      console.print(report.get(), options);
    } else {
      console.line("list apps failed, error=" + Failures.ofLists(metas));
    }
    return true;
  }

  private static Report report(List<Table> tables, Options options, ServerVersion shell) {
    var report = new Report();
    var general = report.columns("general_info").column(Align.LEFT, "app_id", "status", "app_name", "app_type",
        "partition_count",
        "replica_count", "is_stateful", "create_time", "drop_time", "drop_expire", "envs_count");
    if (shell.speaksJson()) {
      general.column(Align.LEFT, "atomic_idempotent");
    }
    for (var table : tables) {
      var cells = new ArrayList<Object>(List.of(table.id(), "AVAILABLE", table.name(), "pegasus",
          table.partitions().size(), table.replicaCount(), true, Names.time(table.created()).replace(' ', '_'), "-",
          "-", 0));
      if (shell.speaksJson()) {
        cells.add(false);
      }
      general.row(cells.toArray());
    }
    var detailed = options.has('d') && !tables.isEmpty();
    if (detailed) {
      var healthy = report.columns("healthy_info").column(Align.LEFT, "app_id", "app_name", "partition_count",
          "fully_healthy",
          "unhealthy", "write_unhealthy", "read_unhealthy");
      for (var table : tables) {
        var whole = count(table, table::healthy);
        healthy.row(table.id(), table.name(), table.partitions().size(), whole, table.partitions().size() - whole,
            count(table, table::unwritable), count(table, table::unreadable));
      }
    }
    var summary = report.values("summary").put("total_app_count", tables.size());
    if (detailed) {
      var whole = tables.stream().filter(table -> count(table, table::healthy) == table.partitions().size()).count();
      summary.put("fully_healthy_app_count", whole).put("unhealthy_app_count", tables.size() - whole)
          .put("write_unhealthy_app_count",
              tables.stream().filter(table -> count(table, table::unwritable) > 0).count())
          .put("read_unhealthy_app_count",
              tables.stream().filter(table -> count(table, table::unreadable) > 0).count());
    }
    return report;
  }

  static long count(Table table, Predicate<Partition> rule) {
    return table.partitions().stream().filter(rule).count();
  }
}
