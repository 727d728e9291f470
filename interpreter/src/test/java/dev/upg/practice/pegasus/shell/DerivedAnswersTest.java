package dev.upg.practice.pegasus.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.practice.pegasus.HandClock;
import dev.upg.practice.pegasus.model.PegasusConfig;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ServerVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Answers of a cluster under maintenance beside those derived from Pegasus' formatting rules. */
class DerivedAnswersTest {
  private static final String SAMPLES = "derived/shell.v1.12-v2.5.";
  private static final String METAS = "10.0.0.1:34601,10.0.0.2:34601,10.0.0.3:34601";
  private static final String LEADER = "10.0.0.1:34601";
  private static final String NODE = "10.0.0.13:34801";
  private static final ServerVersion VERSION = new ServerVersion("2.4.0", "8bdca79a7d2eb08a5ef2a6b8d29a2a6a5ab5c2a1");

  @TempDir
  Path directory;

  private final HandClock clock = new HandClock(SampleCluster.local("2024-03-01 12:00:00"));
  private final PegasusModel model = model(clock.now());
  private final AdminShell shell = new AdminShell(model, clock, ShellListener.NONE);

  private static PegasusModel model(Instant now) {
    var created = SampleCluster.local("2024-03-01 10:00:00");
    var config = new PegasusConfig("mycluster", "10.0.0.21:2181,10.0.0.22:2181,10.0.0.23:2181", "/pegasus/mycluster",
        Duration.ofSeconds(22), Duration.ofSeconds(20), Duration.ofSeconds(600), 5, Duration.ofSeconds(10),
        Duration.ofSeconds(30), Duration.ofSeconds(600),
        Duration.ofSeconds(10),
        600_000, true, 20, 50, 3, 2);
    return new SampleCluster().metas(METAS).nodes(SampleCluster.read(SAMPLES + "nodes-d.1-healthy.stdout.txt"))
        .table(1, "temp", created, SampleCluster.read(SAMPLES + "app-temp-d.1-healthy.stdout.txt"))
        .filler(2, "stat", 4, created)
        .started(LEADER, "2024-03-01 09:50:00").started("10.0.0.2:34601", "2024-03-01 09:51:00")
        .started("10.0.0.3:34601", "2024-03-01 09:52:00").started("10.0.0.11:34801", "2024-03-01 09:40:00")
        .started("10.0.0.12:34801", "2024-03-01 09:41:00").started(NODE, "2024-03-01 09:42:00")
        .started("10.0.0.14:34801", "2024-03-01 09:43:00").started("10.0.0.15:34801", "2024-03-01 09:44:00")
        .model(config, LEADER, VERSION, created, now);
  }

  private ShellAnswer run(String... lines) throws InterruptedException {
    return shell.run(new ShellRequest(VERSION, "/opt/pegasus-tools/config-shell.ini.12345", directory, 12345, METAS,
        List.of(lines)));
  }

  /** Without the warnings of 2.4, which the derived samples don't have. */
  private String session(String... lines) throws InterruptedException {
    return run(lines).stdout().replaceAll("(?m)^W\\d.*\n", "");
  }

  private String answer(String line) throws InterruptedException {
    var text = session(line);
    return text.substring(text.indexOf("The cluster meta list is"), text.indexOf("dsn exit")).replaceFirst("[^\n]*\n",
        "");
  }

  private void check(String line, String sample) throws InterruptedException {
    assertEquals(SampleCluster.read(sample), answer(line));
  }

  private void checkErrors(String line, String sample) throws InterruptedException {
    assertEquals(SampleCluster.read(SAMPLES + sample), run(line).stderr());
  }

  @Test
  void drainLooksAsDerivedAtEachStep() throws Exception {
    check("nodes -d", SAMPLES + "nodes-d.1-healthy.stdout.txt");
    check("app temp -d", SAMPLES + "app-temp-d.1-healthy.stdout.txt");
    check("app temp -d -j", SAMPLES + "app-temp-d-j.healthy.stdout.json");
    check("app temp", SAMPLES + "app-temp.stdout.txt");
    check("app nosuch -d", SAMPLES + "app.not-found.stdout.txt");
    check("ls", SAMPLES + "ls.stdout.txt");
    check("ls -d", SAMPLES + "ls-d.1-healthy.stdout.txt");
    check("ls -d -j", SAMPLES + "ls-d-j.healthy.stdout.json");
    check("cluster_info", "derived/shell.v2.2-v2.5.cluster_info.stdout.txt");
    checkErrors("remote_command -l " + LEADER + " meta.lb.add_secondary_max_count_for_one_node 0",
        "remote_command.leader-set-ok.stderr.txt");

    check("balance -g 1.2 -p move_pri -f " + NODE + " -t 10.0.0.14:34801", "derived/shell.any.balance.ok.stdout.txt");
    check("balance -g 1.2 -p move_pri -f " + NODE + " -t 10.0.0.14:34801",
        "derived/shell.any.balance.pending.stdout.txt");
    answer("balance -g 1.7 -p move_pri -f " + NODE + " -t 10.0.0.14:34801");
    clock.sleep(Duration.ofSeconds(10));
    check("app temp -d", SAMPLES + "app-temp-d.2-primaries-moved.stdout.txt");
    check("nodes -d", SAMPLES + "nodes-d.2-primaries-moved.stdout.txt");

    check("propose -g 1.1 -p DOWNGRADE_TO_INACTIVE -t 10.0.0.12:34801 -n " + NODE,
        "derived/shell.any.propose.ok.stdout.txt");
    check("propose -g 1.1 -p DOWNGRADE_TO_INACTIVE -t 10.0.0.12:34801 -n " + NODE,
        "derived/shell.any.propose.pending.stdout.txt");
    for (var table : model.tables()) {
      for (var partition : table.partitions()) {
        if (partition.isSecondary(SampleCluster.address(NODE))) {
          answer("propose -g " + partition.id() + " -p DOWNGRADE_TO_INACTIVE -t " + partition.primary().orElseThrow()
              + " -n " + NODE);
        }
      }
    }
    clock.sleep(Duration.ofSeconds(10));
    check("app temp -d", SAMPLES + "app-temp-d.3-downgraded.stdout.txt");
    check("nodes -d", SAMPLES + "nodes-d.3-downgraded.stdout.txt");
    check("ls -d", SAMPLES + "ls-d.2-one-secondary-missing.stdout.txt");
    check("ls -d -j", SAMPLES + "ls-d-j.one-secondary-missing.stdout.json");

    checkErrors("remote_command -l " + NODE + " replica.kill_partition",
        "remote_command.kill_partition-all.stderr.txt");
    checkErrors("remote_command -l " + NODE + " replica.kill_partition 1 3",
        "remote_command.kill_partition-one-not-found.stderr.txt");
    checkErrors("flush_log -l " + NODE, "flush_log.stderr.txt");
    model.serverStopped("replica@" + NODE);
    clock.sleep(Duration.ofSeconds(30));
    check("nodes -d", SAMPLES + "nodes-d.4-unalive.stdout.txt");
    model.serverStarted("replica@" + NODE, VERSION);
    clock.sleep(Duration.ofSeconds(12));
    check("nodes -d", SAMPLES + "nodes-d.5-alive-not-recovered.stdout.txt");
    checkErrors("remote_command -l " + LEADER + " meta.lb.add_secondary_max_count_for_one_node DEFAULT",
        "remote_command.leader-set-default-ok.stderr.txt");
    clock.sleep(Duration.ofSeconds(14));
    check("nodes -d", SAMPLES + "nodes-d.6-recovered.stdout.txt");
  }

  @Test
  void remoteCommandsAnswerAsDerived() throws Exception {
    checkErrors("server_info", "server_info.stderr.txt");
    checkErrors("remote_command -l " + LEADER + " meta.lb.add_secondary_max_count_for_one_node",
        "remote_command.leader-query.stderr.txt");
    checkErrors("remote_command -t meta-server meta.lb.add_secondary_max_count_for_one_node 0",
        "remote_command.meta-server-all.stderr.txt");
    checkErrors("remote_command -l 10.0.0.2:34601 meta.lb.add_secondary_max_count_for_one_node 0",
        "remote_command.not-leader.stderr.txt");
    checkErrors("remote_command -l " + LEADER + " meta.lb.add_secondary_max_count_for_one_node abc",
        "remote_command.invalid.stderr.txt");
    var list = "remote_command -l " + LEADER + " meta.lb.assign_secondary_black_list";
    checkErrors(list + " 10.0.0.14:34801,10.0.0.15:34801", "remote_command.black_list-set.stderr.txt");
    checkErrors(list, "remote_command.black_list-get.stderr.txt");
    checkErrors(list + " clear", "remote_command.black_list-clear.stderr.txt");
  }

  @Test
  void sessionsHaveBannerAndEnd() throws Exception {
    assertEquals(SampleCluster.read("derived/shell.v2.4.session.empty-line.stdout.txt"), session(""));
    assertEquals(SampleCluster.read("derived/shell.v2.4.session.two-commands.stdout.txt"),
        session("set_meta_level steady", "ls -d"));
    check("set_meta_level foo", "derived/shell.v2.1-v2.5.set_meta_level.bad.stdout.txt");
  }

  @Test
  void frozenClusterShowsInClusterInfoOnly() throws Exception {
    for (var port : List.of("10.0.0.11", "10.0.0.12", "10.0.0.13")) {
      model.serverStopped("replica@" + port + ":34801");
    }
    clock.sleep(Duration.ofSeconds(30));
    assertEquals("meta_function_level           : freezed", answer("cluster_info").lines()
        .filter(row -> row.startsWith("meta_function_level")).findFirst().orElseThrow().strip());
    assertEquals("current meta level is fl_steady\n", answer("get_meta_level"));
  }

  @Test
  void recoveryEndsWhenAllServersAnswerAndGivesUpInTime() throws Exception {
    var servers = "recover -s 10.0.0.11:34801,10.0.0.12:34801,10.0.0.13:34801,10.0.0.14:34801,10.0.0.15:34801";
    check(servers, "derived/shell.any.recover.ok.stdout.txt");
    model.serverStopped("replica@" + NODE);
    check(servers, "derived/shell.any.recover.timeout.stdout.txt");
    assertEquals("duplicate replica node 10.0.0.11:34801, just ingore it",
        answer("recover -s 10.0.0.11:34801,10.0.0.11:34801").lines().findFirst().orElseThrow());
    assertEquals("should specify one of node_list_file/node_list_str",
        run("recover").stderr().lines().findFirst().orElseThrow());
  }

  @Test
  void partitionsThatLostAllServersAreDiagnosed() throws Exception {
    check("ddd_diagnose", "derived/shell.any.ddd_diagnose.none.stdout.txt");
    for (var host : List.of("10.0.0.14", "10.0.0.12", "10.0.0.11")) {
      clock.sleep(Duration.ofSeconds(30));
      session("nodes");
      model.serverStopped("replica@" + host + ":34801");
    }
    clock.sleep(Duration.ofSeconds(30));
    var told = answer("ddd_diagnose -g 1.0");
    assertEquals("""
        Total 1 ddd partitions:

        (1) 1.0
            config: ballot(6), last_committed(0)
            ----
        """, told.substring(0, told.indexOf("    dropped[0]")));
    assertEquals(
        List.of("10.0.0.14:34801", "10.0.0.12:34801  <== the secondary latest", "10.0.0.11:34801  <== the latest"),
        told.lines().filter(line -> line.contains("last_drops[")).map(line -> line.replaceAll(".*node\\(|\\)", ""))
            .toList());
    assertEquals(3, told.lines().filter(line -> line.matches(
        "    dropped\\[\\d]: node\\(.*\\), drop_time\\(2024-03-01 .*\\), alive\\(false\\), .*last_prepared\\(0\\).*"))
        .count());
  }
}
