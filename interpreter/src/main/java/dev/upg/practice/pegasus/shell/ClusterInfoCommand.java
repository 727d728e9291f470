package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Leader;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ReplicaServer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** {@code cluster_info}: the meta servers, the leader, what it is doing. */
final class ClusterInfoCommand implements ShellCommand {
  static final Duration PATIENCE = Duration.ofSeconds(11);

  private static final List<String> OPTIONS = List.of("r=resolve_ip", "o=output:", "j=json");

  @Override
  public String name() {
    return "cluster_info";
  }

  @Override
  public List<String> usage() {
    return List.of("[-r|--resolve_ip] [-o|--output file_name] [-j|--json]");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name(), arguments, OPTIONS);
    if (options.failed()) {
      console.error(options.error());
      return false;
    }
    var report = metas.ask(PATIENCE, leader -> report(metas, leader, options));
    if (report.isPresent()) {
      console.print(report.get(), options);
    } else {
      console.line("get cluster info failed, error=" + Failures.ofClusterInfo(metas));
    }
    return true;
  }

  private static Report report(MetaLink metas, Leader leader, Options options) {
    var model = metas.model();
    var report = new Report();
    var config = model.config();
    var values = report.values("cluster_info")
        .put("meta_servers",
            model.metas().stream().map(meta -> metas.shown(meta.address(), options)).collect(Collectors.joining(",")))
        .put("primary_meta_server", metas.shown(leader.server().address(), options))
        .put("zookeeper_hosts", config.zookeeperHosts()).put("zookeeper_root", config.zookeeperRoot())
        .put("meta_function_level", model.effectiveLevel(leader).word())
        .put("balance_operation_count", operations(leader, "detail"))
        .put("primary_replica_count_stddev", deviation(model, server -> model.primariesOf(server.address())))
        .put("total_replica_count_stddev", deviation(model, server -> model.replicasOf(server.address())));
    if (!leader.server().version().isBefore(2, 2)) {
      values.put("cluster_name", config.clusterName());
    }
    return report;
  }

  /**
   * As the leader tells it; the object of those after 2.5 is derived from {@code shell.master.cluster_info} for one count, too.
   *
   * @param kind {@code detail}, or one of the counts
   */
  static String operations(Leader leader, String kind) {
    var moves = leader.plan().moves().size();
    if (leader.server().version().speaksJson()) {
      var all = Map.of("copy_pri", 0, "copy_sec", 0, "move_pri", moves, "total", moves);
      var told = new TreeMap<String, Object>();
      all.forEach((name, count) -> {
        if (kind.equals("detail") || kind.equals(name)) {
          told.put(name, new ReplyJson.Raw(count.toString()));
        }
      });
      return ReplyJson.print(told);
    }
    return switch (kind) {
      case "detail" -> "move_pri=" + moves + ",copy_pri=0,copy_sec=0,total=" + moves;
      case "copy_pri", "copy_sec" -> kind + "=0";
      default -> kind + "=" + moves;
    };
  }

  /** Over the servers that are alive. */
  private static String deviation(PegasusModel model, ToIntFunction<ReplicaServer> count) {
    var counts = model.replicaServers().stream().filter(ReplicaServer::alive).mapToInt(count).toArray();
    var mean = 0.0;
    for (var value : counts) {
      mean += (double) value / counts.length;
    }
    var squares = 0.0;
    for (var value : counts) {
      squares += (value - mean) * (value - mean) / counts.length;
    }
    return String.format(Locale.ROOT, "%.2f", Math.sqrt(squares));
  }
}
