package dev.upg.practice.openmldb.client;

import dev.upg.clock.Clock;
import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.PartitionId;
import dev.upg.practice.openmldb.model.Refused;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How {@code openmldb_ops.py} reaches the cluster: commands of the client, logged with what they print and judged by it. */
final class OpsExecutor {
  static final Duration POLL = Duration.ofSeconds(2);

  private final OpenmldbModel model;
  private final Clock clock;
  private final Client client;
  private final OpsOptions options;
  private final OpsLog log;
  private String leader = "";
  private List<String> tablets = List.of();

  OpsExecutor(OpenmldbModel model, Clock clock, Site site, OpsOptions options, OpsLog log) {
    this.model = model;
    this.clock = clock;
    this.client = new Client(model, site);
    this.options = options;
    this.log = log;
  }

  /** Finds the leader, which stays the same for the whole run, and the tablets. */
  void connect() throws OpsFailure, IOException {
    var zk = List.of("--zk_cluster=" + options.zookeeper(), "--zk_root_path=" + options.root(), "--role=ns_client",
        "--interactive=false");
    var nameservers = rows(run(zk, "showns"));
    leader = nameservers.stream().filter(row -> row.getLast().equals("leader")).map(List::getFirst).findFirst()
        .orElseThrow(() -> new OpsFailure.Crash("AttributeError: 'Executor' object has no attribute 'ns_leader'"));
    tablets = rows(run(zk, "showtablet")).stream().map(List::getFirst).toList();
    log.info("ns leader: " + leader);
  }

  /** @param after flags that the tool gives behind the command */
  private String run(List<String> flags, String command, String... after) throws IOException {
    var words = new ArrayList<>(flags);
    words.add("--cmd=" + command);
    words.addAll(List.of(after));
    log.info(options.binary() + " " + String.join(" ", words));
    String text;
    synchronized (model) {
      model.advanceTo(clock.now());
      text = client.run(Invocation.of(new Build("0.9.2", ""), words, ""));
    }
    log.info(text);
    return text;
  }

  /** Of a table as the tool reads it: what follows on the first line of dashes, split at blanks. */
  private static List<List<String>> rows(String text) {
    return text.lines().dropWhile(line -> !line.startsWith("---")).skip(1).filter(line -> !line.isBlank())
        .map(Invocation::words).toList();
  }

  private List<List<String>> nameserver(String command, String database) throws OpsFailure, IOException {
    var flags = List.of("--endpoint=" + leader, "--role=ns_client", "--interactive=false");
    var text = database.isEmpty() ? run(flags, command) : run(flags, command, "--database=" + database);
    if (text.contains("error msg")) {
      throw new OpsFailure(Invocation.words(command).getFirst() + " failed: " + text.strip());
    }
    return rows(text);
  }

  boolean autoFailover() throws OpsFailure, IOException {
    try {
      return nameserver("confget auto_failover", "").getFirst().getLast().equals("true");
    } catch (OpsFailure e) {
      throw new OpsFailure("get failover failed");
    }
  }

  void autoFailover(boolean on) throws OpsFailure, IOException {
    try {
      nameserver("confset auto_failover " + on, "");
    } catch (OpsFailure e) {
      throw new OpsFailure("set auto_failover failed");
    }
  }

  /** The internal databases first. */
  List<String> databases() throws OpsFailure, IOException {
    var users = nameserver("showdb", "").stream().map(List::getLast).toList();
    var all = new ArrayList<>(OpenmldbModel.INTERNAL);
    all.addAll(users);
    return all;
  }

  List<List<String>> tables(String database, String name) throws OpsFailure, IOException {
    return nameserver("showtable " + name, database);
  }

  List<List<String>> ops(String database, String name, String pid) throws OpsFailure, IOException {
    return nameserver("showopstatus " + name + " " + pid + " ", database);
  }

  void change(String command, String database) throws OpsFailure, IOException {
    nameserver(command, database);
  }

  List<List<String>> status(String endpoint, String partition) throws OpsFailure, IOException {
    if (!tablets.contains(endpoint)) {
      throw new OpsFailure.Crash("KeyError: '" + endpoint + "'");
    }
    var words = List.of("--role=client", "--interactive=false", "--endpoint=" + endpoint);
    var command = "gettablestatus " + (partition.isEmpty() ? " " : partition);
    var text = run(words, command);
    if (text.contains("failed") || text.contains("error msg")) {
      log.error("gettablestatus failed on ["
          + Stream.of(options.binary(), words.get(0), words.get(1), words.get(2), "--cmd=" + command)
              .map(word -> "'" + word + "'").collect(Collectors.joining(", "))
          + "]");
      throw new OpsFailure("get table status failed from " + endpoint + ": " + text);
    }
    return rows(text);
  }

  /** Over HTTP, and without a word in the log. */
  void load(String endpoint, int tid, int pid) throws OpsFailure {
    synchronized (model) {
      try {
        model.loadTable(endpoint, new PartitionId(tid, pid), true);
      } catch (Refused e) {
        throw new OpsFailure("load table failed: " + e.getMessage());
      }
    }
  }

  void pause(Duration time) throws InterruptedException {
    clock.sleep(time);
  }

  /** Waits for the last operation in the list, without a limit. */
  void await(String database, String name, String pid) throws OpsFailure, IOException, InterruptedException {
    for (;;) {
      var last = ops(database, name, pid).stream().reduce((first, second) -> second);
      var status = last.map(row -> row.get(4)).orElse("");
      if (status.equals("kFailed")) {
        throw new OpsFailure("job " + last.get().getFirst() + " execute failed");
      }
      if (!status.equals("kDoing") && !status.equals("kInited")) {
        return;
      }
      log.info("waiting " + String.join(" ", last.get()));
      pause(POLL);
    }
  }

  /** Waits until no operation of this database is open. */
  void awaitAll(String database) throws OpsFailure, IOException, InterruptedException {
    for (;;) {
      Optional<List<String>> waiting = ops(database, "", "").stream()
          .filter(row -> row.get(4).equals("kDoing") || row.get(4).equals("kInited")).findFirst();
      if (waiting.isEmpty()) {
        return;
      }
      log.info("waiting " + String.join(" ", waiting.get()));
      pause(POLL);
    }
  }

  List<List<String>> tableStatus(String like) throws OpsFailure, IOException {
    var text = run(List.of("--zk_cluster=" + options.zookeeper(), "--zk_root_path=" + options.root(),
        "--role=sql_client", "--interactive=false"), "show table status like '" + like + "';");
    if (text.contains("failed") || text.startsWith("ERROR: Failed")) {
      throw new OpsFailure("show table status failed");
    }
    return text.lines().filter(line -> line.startsWith("  ")).skip(1).map(Invocation::words).toList();
  }
}
