package dev.upg.practice.pegasus.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.practice.pegasus.HandClock;
import dev.upg.practice.pegasus.model.PegasusConfig;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ServerVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Answers of the releases before and after 2.4 and 2.5, beside those derived from Pegasus' formatting rules, and of mixtures. */
class GenerationsTest {
  private static final ServerVersion MASTER = new ServerVersion("2.6.0-SNAPSHOT",
      "db756dcdf24e2af6169659a67548501ed61f106c");
  private static final ServerVersion FIRST = new ServerVersion("1.12.3", "0");
  private static final ServerVersion LAST = new ServerVersion("2.5.0", "0");
  private static final String LEADER = "meta1.example.com:34601";
  private static final String NODE = "rs3.example.com:34801";
  private static final String LIMIT = "meta.lb.add_secondary_max_count_for_one_node";

  @TempDir
  private Path directory;

  private final HandClock clock = new HandClock(SampleCluster.local("2026-03-14 12:00:00"));

  /** The cluster of the samples of master; its servers run {@code version}. */
  private PegasusModel model(ServerVersion version) {
    return cluster(version, ".example.com", "meta", "rs", "shell.master.nodes-d.healthy.stdout.txt",
        "shell.master.app-temp-d.healthy.stdout.txt");
  }

  /** The cluster of the samples of the earlier releases. */
  private PegasusModel numbered(ServerVersion version) {
    return cluster(version, "", "10.0.0.", "10.0.0.1", "shell.v1.12-v2.5.nodes-d.1-healthy.stdout.txt",
        "shell.v1.12-v2.5.app-temp-d.1-healthy.stdout.txt");
  }

  private PegasusModel cluster(ServerVersion version, String domain, String meta, String replica, String nodes,
      String table) {
    var created = SampleCluster.local("2024-03-01 10:00:00");
    var config = new PegasusConfig("mycluster", "10.0.0.21:2181,10.0.0.22:2181,10.0.0.23:2181", "/pegasus/mycluster",
        Duration.ofSeconds(22), Duration.ofSeconds(20), Duration.ofSeconds(600), 5, Duration.ofSeconds(10),
        Duration.ofSeconds(30), Duration.ofSeconds(600), Duration.ofSeconds(10), 600_000, true, 20, 50, 3, 2);
    var cluster = new SampleCluster().metas(metas(meta, domain)).nodes(SampleCluster.read("derived/" + nodes))
        .table(1, "temp", created, SampleCluster.read("derived/" + table)).filler(2, "stat", 4, created);
    for (var i = 1; i <= 3; i++) {
      cluster.started(meta + i + domain + ":34601", "2026-03-14 09:5" + (i - 1) + ":00");
    }
    for (var i = 1; i <= 5; i++) {
      cluster.started(replica + i + domain + ":34801", "2026-03-14 09:4" + (i - 1) + ":00");
    }
    return cluster.model(config, meta + "1" + domain + ":34601", version, created, clock.now());
  }

  private static String metas(String meta, String domain) {
    return meta + "1" + domain + ":34601," + meta + "2" + domain + ":34601," + meta + "3" + domain + ":34601";
  }

  private ShellAnswer run(PegasusModel model, ServerVersion shell, String line) throws InterruptedException {
    var metas = model.metas().stream().map(meta -> meta.address().toString()).reduce((a, b) -> a + "," + b);
    return new AdminShell(model, clock, ShellListener.NONE).run(new ShellRequest(shell, "/opt/config-shell.ini.1",
        directory, 1, metas.orElseThrow(), List.of(line)));
  }

  private String answer(PegasusModel model, ServerVersion shell, String line) throws InterruptedException {
    var text = run(model, shell, line).stdout();
    return text.substring(text.indexOf("The cluster meta list is"), text.indexOf("dsn exit")).replaceFirst("[^\n]*\n",
        "");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      nodes -d                                               | nodes-d.healthy.stdout.txt
      nodes -d -j                                            | nodes-d-j.healthy.stdout.json
      ls -d                                                  | ls-d.healthy.stdout.txt
      ls -d -j                                               | ls-d-j.healthy.stdout.json
      app temp -d                                            | app-temp-d.healthy.stdout.txt
      cluster_info                                           | cluster_info.stdout.txt
      cluster_info -j                                        | cluster_info-j.stdout.json
      server_info                                            | server_info.stdout.json
      flush_log -l rs3.example.com:34801                     | flush_log.stdout.json
      remote_command -l rs3.example.com:34801 replica.kill_partition | remote_command.kill_partition-all.stdout.json
      """)
  void masterAnswersAsDerived(String line, String sample) throws Exception {
    var model = model(MASTER);
    assertEquals(SampleCluster.read("derived/shell.master." + sample), answer(model, MASTER, line));
    assertEquals("", run(model, MASTER, line).stderr());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
      -l meta1.example.com:34601 | 0       | leader-set-ok
      -l meta1.example.com:34601 | DEFAULT | leader-set-default-ok
      -l meta1.example.com:34601 | abc     | invalid
      -l meta1.example.com:34601 | none    | leader-query
      -t meta-server             | 0       | meta-server-all
      """)
  void mastersSettingsAnswerWithAnObject(String target, String value, String sample) throws Exception {
    assertEquals(SampleCluster.read("derived/shell.master.remote_command." + sample + ".stdout.json"),
        answer(model(MASTER), MASTER, "remote_command " + target + " " + LIMIT + (value == null ? "" : " " + value)));
  }

  @Test
  void aServerThatIsGoneIsNotAcknowledged() throws Exception {
    var model = model(MASTER);
    model.serverStopped("replica@" + NODE);
    clock.sleep(Duration.ofSeconds(30));
    assertEquals(SampleCluster.read("derived/shell.master.remote_command.rpc-failed.stdout.json"),
        answer(model, MASTER, "remote_command -l " + NODE + " replica.kill_partition"));
  }

  /** Memory isn't modelled, and reads 0. */
  @Test
  void mastersStatisticsAreMetrics() throws Exception {
    var sample = SampleCluster.read("derived/shell.master.server_stat.one-node.stdout.json")
        .replaceAll("(_mem_mb\": )[0-9.]+", "$10.0").replace("primary_replicas\": 3.0", "primary_replicas\": 2.0")
        .replace("secondary_replicas\": 4.0", "secondary_replicas\": 5.0");
    assertEquals(sample, answer(model(MASTER), MASTER, "server_stat -l " + NODE));
  }

  @Test
  void aLaterShellHandsTheReplyOfAnEarlierServerOn() throws Exception {
    assertEquals(SampleCluster.read("derived/shell.master.remote_command.old-server-reply.stdout.json"),
        answer(model(LAST), MASTER, "remote_command -l " + LEADER + " " + LIMIT + " 0"));
    var statistics = answer(model(LAST), MASTER, "remote_command -l " + NODE + " server-stat");
    assertTrue(statistics.contains("serving_replica_count=7"), statistics);
  }

  @Test
  void anEarlierShellHandsTheReplyOfALaterServerOn() throws Exception {
    var model = numbered(MASTER);
    assertTrue(run(model, LAST, "remote_command -t meta-server " + LIMIT + " 0").stderr()
        .contains("CALL [meta-server] [10.0.0.1:34601] succeed: {\"error\":\"ok\"}\n"));
    assertTrue(run(model, LAST, "server_info -l 10.0.0.13:34801").stderr().contains("succeed: {\"build_type\":"
        + "\"Release\",\"git_SHA\":\"db756dcdf24e2af6169659a67548501ed61f106c\",\"start_time\":\"2026-03-14 09:42:00\","
        + "\"version\":\"2.6.0-SNAPSHOT\"}\n"));
    assertTrue(run(model, LAST, "remote_command -l 10.0.0.13:34801 perf-counters x").stderr()
        .contains("succeed: unknown command 'perf-counters'"));
  }

  @Test
  void theFirstGenerationHasNoClusterNameAmongItsFacts() throws Exception {
    assertEquals(SampleCluster.read("derived/shell.v1.12-v2.1.cluster_info.stdout.txt"),
        answer(numbered(FIRST), FIRST, "cluster_info"));
    assertEquals(SampleCluster.read("derived/shell.v2.2-v2.5.cluster_info.stdout.txt"),
        answer(numbered(LAST), FIRST, "cluster_info"));
    assertTrue(run(numbered(FIRST), FIRST, "nodes").stdout().startsWith("Pegasus Shell 1.12.3\n"));
  }

  @Test
  void hostNamesAreNoAddressesForEarlierShells() throws Exception {
    assertEquals("parse " + NODE + " as a ip:port node failed\n",
        run(numbered(LAST), LAST, "server_info -l " + NODE).stderr());
  }
}
