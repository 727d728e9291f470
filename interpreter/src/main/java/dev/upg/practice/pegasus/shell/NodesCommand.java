package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.ReplicaServer;
import dev.upg.practice.pegasus.shell.Report.Align;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code nodes}: the replica servers. The columns of {@code -u} and {@code -q} aren't modelled. */
final class NodesCommand implements ShellCommand {
  static final Duration PATIENCE = Duration.ofSeconds(22);

  private static final List<String> OPTIONS = List.of("d=detailed", "j=json", "r=resolve_ip", "u=resource_usage",
      "q=qps",
      "o=output:", "s=status:");

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public List<String> usage() {
    return List.of("[-d|--detailed] [-j|--json] [-r|--resolve_ip]", "[-u|--resource_usage][-o|--output file_name]",
        "[-s|--status all|alive|unalive] [-q|--qps]");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, OPTIONS);
    if (options.failed()) {
      console.error(options.error());
      return false;
    }
    if (options.has('s') && !Set.of("all", "alive", "unalive").contains(options.value('s'))) {
      console.error("parse " + options.value('s') + " as node_status::type failed");
      return false;
    }
    var report = metas.ask(PATIENCE, leader -> report(metas, options));
    if (report.isPresent()) {
      console.print(report.get(), options);
    } else {
      console.line("list nodes failed, error=" + Failures.ofLists(metas));
    }
    return true;
  }

  private static Report report(MetaLink metas, Options options) {
    var report = new Report();
    if (options.has('s') || options.has('o')) {
      var parameters = report.values("parameters");
      if (options.has('s')) {
        parameters.put("status", options.value('s'));
      }
      if (options.has('o')) {
        parameters.put("out_file", options.value('o'));
      }
    }
    var model = metas.model();
    var details = report.columns("details").column(Align.LEFT, "address", "status");
    if (options.has('d')) {
      details.column(Align.RIGHT, "replica_count", "primary_count", "secondary_count");
    }
    var nodes = model.knownReplicaServers().stream().filter(server -> wanted(server, options.value('s'))).toList();
    for (var server : nodes) {
      var address = metas.shown(server.address(), options);
      var status = server.alive() ? "ALIVE" : "UNALIVE";
      if (options.has('d')) {
        var replicas = model.replicasOf(server.address());
        var primaries = model.primariesOf(server.address());
        details.row(address, status, replicas, primaries, replicas - primaries);
      } else {
        details.row(address, status);
      }
    }
    var alive = nodes.stream().filter(ReplicaServer::alive).count();
    report.values("summary").put("total_node_count", nodes.size()).put("alive_node_count", alive)
        .put("unalive_node_count", nodes.size() - alive);
    return report;
  }

  private static boolean wanted(ReplicaServer server, String status) {
    return switch (status) {
      case "alive" -> server.alive();
      case "unalive" -> !server.alive();
      default -> true;
    };
  }
}
