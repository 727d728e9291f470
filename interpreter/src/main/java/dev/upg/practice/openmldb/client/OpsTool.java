package dev.upg.practice.openmldb.client;

import dev.upg.clock.Clock;
import dev.upg.practice.openmldb.model.OpenmldbModel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tools/openmldb_ops.py} of 0.9.2, with its habits: exit status 0 after what it handles, a traceback and {@code auto_failover} left
 * off after what it doesn't. Of its commands all but {@code scalein} and {@code scaleout}. Tracebacks are without their frames.
 */
public final class OpsTool {
  private static final List<String> COMMANDS = List.of("pre-upgrade", "post-upgrade", "recoverdata", "showopstatus",
      "showtablestatus");

  private final OpenmldbModel model;
  private final Clock clock;
  private final Site site;
  private final OpsLog log;

  public OpsTool(OpenmldbModel model, Clock clock, Site site, OpsLog.Sink sink) {
    this.model = model;
    this.clock = clock;
    this.site = site;
    this.log = new OpsLog(sink);
  }

  /** @param words the folder it was called in, and its options */
  public void run(List<String> words) throws IOException, InterruptedException {
    OpsOptions options;
    try {
      options = OpsOptions.parse(words.getFirst(), words.subList(1, words.size()));
    } catch (IllegalArgumentException e) {
      log.log("Usage: openmldb_ops.py [options]\n\nopenmldb_ops.py: error: " + e.getMessage());
      log.exit(2);
      return;
    }
    if (!COMMANDS.contains(options.command())) {
      log.print("unsupported cmd: " + options.command()
          + "\navailable cmds: ['post-upgrade', 'pre-upgrade', 'recoverdata', 'showtablestatus', 'showopstatus']");
      log.exit(0);
      return;
    }
    try {
      run(options);
      log.exit(0);
    } catch (OpsFailure.Crash e) {
      log.log("Traceback (most recent call last):\n" + e.getMessage());
      log.exit(1);
    } catch (OpsFailure e) {
      log.error(e.getMessage());
      log.exit(0);
    }
  }

  private void run(OpsOptions options) throws OpsFailure, IOException, InterruptedException {
    var executor = new OpsExecutor(model, clock, site, options, log);
    if (!Files.isExecutable(Path.of(options.folder()).resolve(options.binary()))) {
      log.info(options.binary() + " --zk_cluster=" + options.zookeeper() + " --zk_root_path=" + options.root()
          + " --role=ns_client --interactive=false --cmd=showns");
      throw new OpsFailure("connect OpenMLDB failed, get ns failed");
    }
    executor.connect();
    switch (options.command()) {
      case "showopstatus" -> showOps(executor, options);
      case "showtablestatus" -> {
        var table = new PrettyTable("Table_id", "Table_name", "Database_name", "Storage_type", "Rows",
            "Memory_data_size", "Disk_data_size", "Partition", "Partition_unalive", "Replica", "Offline_path",
            "Offline_format", "Offline_symbolic_paths", "Warnings");
        // A row with a warning has more words than there are columns, and is dropped.
        executor.tableStatus(options.filter().isEmpty() ? "%" : options.filter()).stream()
            .filter(row -> row.size() == table.columns() - 1).forEach(row -> table.row(with(row, "")));
        log.print(table.print());
      }
      default -> manage(executor, options);
    }
  }

  private static List<String> with(List<String> row, String last) {
    var all = new ArrayList<>(row);
    all.add(last);
    return all;
  }

  private void showOps(OpsExecutor executor, OpsOptions options) throws OpsFailure, IOException {
    var table = new PrettyTable("db", "op_id", "op_type", "name", "pid", "status", "start_time", "execute_time",
        "end_time", "cur_task", "for_replica_cluster");
    for (var db : options.database().isEmpty() ? executor.databases() : List.of(options.database())) {
      for (var row : executor.ops(db, "", "")) {
        if (options.filter().isEmpty() || row.get(4).equals(options.filter())) {
          var all = new ArrayList<>(List.of(db));
          all.addAll(row);
          table.row(all);
        }
      }
    }
    log.print(table.print());
  }

  /** The frame around what changes something: {@code auto_failover} is off meanwhile. */
  private void manage(OpsExecutor executor, OpsOptions options) throws OpsFailure, IOException, InterruptedException {
    boolean wasOn = executor.autoFailover();
    if (wasOn) {
      executor.autoFailover(false);
    }
    if (!options.command().equals("recoverdata") && options.endpoints().isEmpty()) {
      log.warning("must provide --endpoints");
      throw new OpsFailure.Crash("AttributeError: 'NoneType' object has no attribute 'split'");
    }
    try {
      switch (options.command()) {
        case "pre-upgrade" -> new OpsUpgrade(executor, options, log).pre(options.endpoints().getFirst());
        case "post-upgrade" -> new OpsUpgrade(executor, options, log).post(options.endpoints().getFirst());
        default -> new OpsRecovery(executor, log).run();
      }
    } catch (OpsFailure.Crash e) {
      throw e;
    } catch (OpsFailure e) {
      log.error(e.getMessage());
    }
    if (wasOn) {
      executor.autoFailover(true);
    }
  }
}
