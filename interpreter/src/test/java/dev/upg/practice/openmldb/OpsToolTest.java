package dev.upg.practice.openmldb;

import static dev.upg.practice.openmldb.SampleCluster.B;
import static dev.upg.practice.openmldb.SampleCluster.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.practice.openmldb.client.OpsTool;
import dev.upg.practice.openmldb.model.OpStatus;
import dev.upg.practice.openmldb.model.OpType;
import dev.upg.practice.pegasus.HandClock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code openmldb_ops.py} against outputs of the real one. Operations take other times here than in the samples, so what tells of them is
 * left out there: the lines of {@code showopstatus}.
 */
class OpsToolTest {
  @TempDir
  private Path folder;
  private final SampleCluster cluster = new SampleCluster();
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void binary() throws Exception {
    var binary = Files.createFile(Files.createDirectory(folder.resolve("bin")).resolve("openmldb"));
    assertTrue(binary.toFile().setExecutable(true));
  }

  private int run(String... options) throws Exception {
    lines.clear();
    var words = new ArrayList<>(List.of(folder.toString(), "--openmldb_bin_path=./bin/openmldb",
        "--zk_cluster=" + SampleCluster.SITE.zookeeper(), "--zk_root_path=/openmldb"));
    words.addAll(List.of(options));
    new OpsTool(cluster.model(), new HandClock(cluster.model().now()), SampleCluster.SITE, lines::add).run(words);
    return Integer.parseInt(lines.removeLast().substring(1));
  }

  private String stream(char stream) {
    return lines.stream().filter(line -> line.charAt(0) == stream).map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  /** Without showopstatus, its rows, the waits for them, ages, and repeated lines: the tool looks at a tablet until it has loaded. */
  private static String steps(String log) {
    var kept = new ArrayList<String>();
    for (var line : log.lines().toList()) {
      boolean told = line.contains("showopstatus") || line.matches(".*(kInited|kDoing|kDone|op_id|waiting).*")
          || line.startsWith("---") || line.isBlank() || line.contains("kHealthy")
          || line.contains("gettablestatus 4 0")
          || line.contains("kTableLoading");
      if (!told && !line.matches("INFO: +tid .*") && !line.matches(" +\\d+ +\\d+ +\\d+ +kTable.*")
          && !line.contains("--cmd=gettablestatus ")) {
        kept.add(line);
      }
    }
    return String.join("\n", kept);
  }

  @Test
  void preUpgradeAndPostUpgrade() throws Exception {
    assertEquals(0, run("--cmd=pre-upgrade", "--endpoints=" + B, "--statfile=state"));
    assertEquals(steps(sample("ops.pre-upgrade.ok.stderr.txt")), steps(stream('e')));
    assertEquals(sample("ops.pre-upgrade.ok.stdout.txt"), stream('o'));
    assertEquals(sample("ops.pre-upgrade.statfile.txt"), Files.readString(folder.resolve("state")));
    assertTrue(cluster.model().autoFailover());
    assertEquals(sample("tablet.gettablestatus.172.24.4.40_10921.2-after-pre-upgrade.stdout.txt"),
        cluster.tablet("gettablestatus"));

    cluster.stopTablet("2025-03-10T10:05:00").pass(80);
    cluster.start("tablet-2");
    cluster.pass(3);
    assertEquals(0, run("--cmd=post-upgrade", "--endpoints=" + B, "--statfile=state"));
    assertEquals(steps(sample("ops.post-upgrade.ok.stderr.txt")), steps(stream('e')));
    assertFalse(Files.exists(folder.resolve("state")));
    assertEquals(sample("ns.showtable.demo_db.6-after-post-upgrade.stdout.txt"),
        cluster.nameserver("showtable", "--database=demo_db"));

    assertEquals(1, run("--cmd=post-upgrade", "--endpoints=" + B, "--statfile=state"));
    assertTrue(stream('e').endsWith("FileNotFoundError: [Errno 2] No such file or directory: 'state'\n"));
    assertFalse(cluster.model().autoFailover());
  }

  @Test
  void singleReplicasMayStay() throws Exception {
    run("--cmd=pre-upgrade", "--endpoints=" + B, "--allow_single_replica");
    assertEquals(sample("ops.pre-upgrade.allow_single_replica.statfile.txt"),
        Files.readString(folder.resolve(".stat")));
    assertEquals(steps(sample("ops.pre-upgrade.allow_single_replica.stderr.txt")), steps(stream('e')));
  }

  @Test
  void anOperationThatFailsEndsItWithZero() throws Exception {
    cluster.model().failNext(OpType.ADD_REPLICA);
    assertEquals(0, run("--cmd=pre-upgrade", "--endpoints=" + B));
    assertTrue(stream('e').contains("ERROR: job 14 execute failed\n"), stream('e'));
    assertTrue(cluster.model().autoFailover());
    assertEquals(3, Files.readAllLines(folder.resolve(".stat")).size());
  }

  @Test
  void recoverData() throws Exception {
    cluster.model().calls().set("auto_failover", "false");
    cluster.stopTablet("2025-03-10T10:01:00");
    cluster.start("tablet-2");
    cluster.pass(9);
    assertEquals(0, run("--cmd=recoverdata"));
    assertEquals(steps(sample("ops.recoverdata.ok.stderr.txt")), steps(stream('e')));
    assertEquals(sample("ns.showtable.demo_db.9-after-recoverdata.stdout.txt"),
        cluster.nameserver("showtable", "--database=demo_db"));
  }

  @Test
  void mishaps() throws Exception {
    assertEquals(1, run("--cmd=pre-upgrade", "--endpoints=172.24.4.99:10921"));
    assertTrue(stream('e').endsWith("\nKeyError: '172.24.4.99:10921'\n"));
    assertFalse(cluster.model().autoFailover());
    assertEquals(1, run("--cmd=pre-upgrade"));
    assertTrue(stream('e').contains("WARNING: must provide --endpoints\nTraceback (most recent call last):\n"));
    assertEquals(0, run("--openmldb_bin_path=./bin/missing", "--cmd=pre-upgrade"));
    assertEquals(sample("ops.error.no-binary.stderr.txt").replace("4.39:2181 ",
        "4.39:2181,172.24.4.40:2181,172.24.4.56:2181 "), stream('e'));
    Files.writeString(folder.resolve(".stat"), B + "\n");
    assertEquals(1, run("--cmd=post-upgrade", "--endpoints=" + B));
    assertTrue(stream('e').endsWith("\nIndexError: list index out of range\n"));
    assertEquals(2, run("--foo=1"));
    assertEquals(0, run("--cmd=gettablestatus"));
    assertTrue(stream('o').startsWith("unsupported cmd: gettablestatus\navailable cmds: ["));
  }

  @Test
  void tables() throws Exception {
    run("--cmd=showtablestatus", "--filter=demo_db");
    assertEquals(sample("ops.showtablestatus.filter-demo_db.stdout.txt"), stream('o'));
    run("--cmd=showtablestatus");
    assertEquals(sample("ops.showtablestatus.ok.stdout.txt"), stream('o'));
    run("--cmd=showopstatus", "--filter=kFailed");
    assertEquals(sample("ops.showopstatus.kFailed.none.stdout.txt"), stream('o'));
    cluster.remember(52, OpType.READD, "trans", 0, OpStatus.FAILED, "2025-03-10T10:04:29", 31);
    run("--cmd=showopstatus", "--filter=kFailed");
    assertEquals(sample("ops.showopstatus.kFailed.one.stdout.txt"), stream('o'));
    cluster.stopTablet("2025-03-10T10:01:00");
    run("--cmd=showtablestatus");
    assertFalse(stream('o').contains("trans"));
  }
}
