package dev.upg.practice.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.MachinePace;
import dev.upg.clock.Clock;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.host.PracticeClient;
import dev.upg.practice.host.Waiting;
import dev.upg.practice.script.Processes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class PegasusPracticeTest {
  private static final String METAS = "127.0.0.1:34601,127.0.0.1:34602,127.0.0.1:34603";

  private PegasusPractice practice;
  private PracticeClient client;

  private void start(String... faults) throws IOException {
    start(PracticeShape.USUAL, faults);
  }

  private void start(PracticeShape shape, String... faults) throws IOException {
    practice = new PegasusPractice(PegasusLayout.of(shape),
        new PracticeOptions(Clock.scaled(MachinePace.most(60)), List.of(faults)));
    client = new PracticeClient(practice.sshConfig());
  }

  @AfterEach
  void stop() {
    client.close();
    practice.close();
  }

  private PracticeClient.Result run(String host, String command) throws IOException {
    return client.run(host, "cd pegasus && " + command, "");
  }

  private PracticeClient.Result shell(String... lines) throws IOException {
    return client.run("meta-1", "cd pegasus && ./run.sh shell --cluster " + METAS, String.join("\n", lines) + "\n");
  }

  private String status(String address) throws IOException {
    return shell("nodes -d").stdout().lines().filter(line -> line.startsWith(address)).findFirst().orElseThrow()
        .replaceAll(" +", " ");
  }

  private String upgrade() {
    return "cd .. && mv pegasus old && tar -xzf '" + practice.parameters().get("archive")
        + "' && mv pegasus-server-* pegasus && cd pegasus && ./run.sh start replica";
  }

  private static String move(String table, int partition, int from, int to) {
    return "balance -g " + table + "." + partition + " -p move_pri -f 127.0.0.1:" + from + " -t 127.0.0.1:" + to;
  }

  @Test
  void filesDescribeTheCluster() throws IOException {
    start();
    var inventory = Files.readString(practice.inventory());
    assertEquals(9, inventory.lines().filter(line -> line.contains("ansible_host=127.0.0.1")).count());
    assertTrue(inventory.contains("[meta]\nmeta-1 ") && inventory.contains("[replica]\nreplica-1 ")
        && inventory.contains("[collector]\n"));
    assertEquals("2.5.0", practice.parameters().get("version"));
    assertTrue(Files.isRegularFile(Path.of(practice.parameters().get("archive"))));
    assertEquals("practice Pegasus 2.4.0: 3 meta servers, 5 replica servers, 1 collector", practice.description());
    assertEquals(PracticeClusters.databases(), List.of("pegasus", "dolphindb", "openmldb"));
  }

  @Test
  void shellAnswersOverSsh() throws IOException {
    start();
    var result = shell("nodes", "server_info -l 127.0.0.1:34801");
    assertEquals(0, result.code());
    assertTrue(result.stdout().contains("\nThe cluster name is: practice\n"));
    assertTrue(result.stdout().contains("\nalive_node_count    : 5\n"));
    assertTrue(result.stdout().endsWith("dsn exit with code 0\n"));
    assertTrue(result.stderr()
        .contains("succeed: Pegasus Server 2.4.0 (8bdca79a7f871e91283bd0270e5bd7913d8c295e) Release, Started at"));
  }

  @Test
  void manyShellsAtOnceAreAllAnswered() throws Exception {
    start();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var calls = new ArrayList<Callable<PracticeClient.Result>>();
      for (var i = 0; i < 24; i++) {
        calls.add(() -> shell("get_meta_level"));
      }
      for (var answer : threads.invokeAll(calls)) {
        assertTrue(answer.get().stdout().contains("current meta level is fl_steady"));
      }
    }
  }

  @Test
  void restartedServerRunsTheFilesItWasStartedFrom() throws Exception {
    start();
    assertEquals("INFO: replica@replica-2 stopped\n", run("replica-2", "./run.sh stop replica").stdout());
    assertFalse(practice.snapshot().node("replica-2").running());
    assertEquals("INFO: replica@replica-2 started\n", run("replica-2", upgrade()).stdout());
    assertEquals("2.5.0", practice.snapshot().node("replica-2").version());
    assertEquals(2, practice.snapshot().node("replica-2").starts());
    assertEquals("Pegasus Server 2.5.0 (0ca31b70eac70000000000000000000000000000) Release\ndsn exit with code 0\n",
        run("replica-2", "bin/pegasus_server -v").stdout());
    assertTrue(
        client.run("replica-2", "cat replica.log", "").stdout().contains("got signal id: 15\ndsn exit with code 0\n"));
    assertEquals("Pegasus Shell 2.5.0",
        client.run("replica-2", "cd pegasus && ./run.sh shell --cluster " + METAS, "").stdout().lines()
            .findFirst().orElseThrow());
  }

  @Test
  void startAndStopTellWhatIsTheCase() throws IOException {
    start();
    assertEquals(new PracticeClient.Result(1, "INFO: replica@replica-1 already running\n", ""),
        run("replica-1", "./run.sh start replica"));
    var second = run("replica-1", "bin/pegasus_server bin/config.ini -app_list replica");
    assertEquals(1, second.code());
    assertTrue(second.stdout().contains("Address already in use"));
    assertEquals(1, run("replica-1", "./run.sh stop meta").code());
    run("replica-1", "./run.sh stop replica");
    assertEquals(new PracticeClient.Result(1, "INFO: replica@replica-1 is not running\n", ""),
        run("replica-1", "./run.sh stop replica"));
  }

  @Test
  void killedProcessIsNoticed() throws Exception {
    start();
    run("replica-1", "kill -9 $(cat ../.practice/server.pid)");
    Waiting.until(() -> !practice.snapshot().node("replica-1").running());
    Waiting.until(() -> status("127.0.0.1:34801").contains(" UNALIVE "));
    assertEquals("INFO: replica@replica-1 started\n", run("replica-1", "./run.sh start replica").stdout());
    Waiting.until(() -> status("127.0.0.1:34801").contains(" ALIVE "));
  }

  @Test
  void closingLeavesNothingBehind() throws Exception {
    start();
    var work = practice.inventory().getParent();
    var processes = new ArrayList<ProcessHandle>();
    try (var hosts = Files.list(work.resolve("hosts"))) {
      for (var host : hosts.toList()) {
        processes.add(ProcessHandle.of(Long.parseLong(Files.readString(host.resolve(".practice/server.pid")).strip()))
            .orElseThrow());
      }
    }
    assertEquals(9, processes.size());
    practice.close();
    assertFalse(Files.exists(work));
    Waiting.until(() -> processes.stream().noneMatch(process -> Processes.alive(process.pid())));
  }

  @Test
  void serverThatNeverStartsStillRunsWithItsOldVersion() throws Exception {
    start("never-starts=replica-4");
    run("replica-4", "./run.sh stop replica");
    run("replica-4", upgrade());
    assertFalse(practice.snapshot().node("replica-4").running());
    assertTrue(client.run("replica-4", "cat replica.log", "").stdout().contains("fault never-starts"));
    client.run("replica-4", "mv pegasus new; mv old pegasus; cd pegasus; ./run.sh start replica", "");
    assertTrue(practice.snapshot().node("replica-4").running());
  }

  @Test
  void dataOfTheFirstReleasesIsRefusedByThoseAfterTheSecond() throws Exception {
    start(new PracticeShape(Optional.of("1.12"), Optional.of("2.4"), Optional.empty(), Optional.of(3)));
    assertEquals("practice Pegasus 1.12.3: 3 meta servers, 3 replica servers, 1 collector", practice.description());
    run("replica-1", "./run.sh stop replica");
    run("replica-1", upgrade());
    assertFalse(practice.snapshot().node("replica-1").running());
    assertTrue(client.run("replica-1", "cat replica.log", "").stdout()
        .contains("You must upgrade Pegasus server from 2.0"));
  }

  @Test
  void aServerThatFlapsIsStartedAgainBySomebodyElse() throws Exception {
    start("flaps=replica-2");
    run("replica-2", "./run.sh stop replica");
    run("replica-2", upgrade());
    Waiting.until(() -> practice.snapshot().node("replica-2").starts() > 3);
    assertEquals("2.5.0", practice.snapshot().node("replica-2").version());
    run("replica-2", "mv bin/pegasus_server gone");
    Waiting.until(() -> !practice.snapshot().node("replica-2").running());
  }

  @Test
  void aServerWithItsOldVersionTellsSo() throws Exception {
    start("old-version=replica-2");
    run("replica-2", "./run.sh stop replica");
    run("replica-2", upgrade());
    assertEquals("2.4.0", practice.snapshot().node("replica-2").version());
    assertEquals(2, practice.snapshot().node("replica-2").starts());
    assertTrue(run("replica-2", "bin/pegasus_server -v").stdout().startsWith("Pegasus Server 2.5.0 "));
  }

  @Test
  void aWarningStandsBetweenTheBannerAndAJsonAnswerOnly() throws IOException {
    start("shell-warning");
    var text = shell("nodes", "nodes -j").stdout();
    assertTrue(text.matches("(?s).*meta list is: [^\n]*\n\\[details].*total_node_count[^{]*\nW2[^\n]*\n[^{]*\\{.*"),
        text);
  }

  @Test
  void zookeeperCanBeConnectedTo() throws IOException {
    start();
    var config = client.run("meta-1", "cat pegasus/bin/config.ini", "").stdout();
    assertTrue(config.contains("server_list = " + METAS + "\n"), config);
    var port = config.lines().filter(line -> line.startsWith("hosts_list = 127.0.0.1:")).findFirst().orElseThrow()
        .replaceFirst(".*:", "");
    for (var i = 0; i < 3; i++) {
      new Socket(InetAddress.getByName("127.0.0.1"), Integer.parseInt(port)).close();
    }
  }

  @Test
  void stuckPartitionStaysAtTwoReplicas() throws Exception {
    start("stuck-partition=1.0");
    run("replica-1", "./run.sh stop replica");
    Waiting.until(() -> status("127.0.0.1:34801").contains(" UNALIVE 0 "));
    run("replica-1", "./run.sh start replica");
    Waiting.until(() -> shell("app usertable -d").stdout().contains("\nunhealthy_partition_count        : 0\n"));
    Waiting.until(() -> shell("app temp -d").stdout().contains("\nunhealthy_partition_count        : 1\n"));
    assertTrue(shell("app temp -d").stdout().contains("\n0     5       2/3 "));
  }

  @Test
  void shellHangsWhereItShouldAndNowhereElse() throws Exception {
    start("shell-timeout=replica-3");
    assertTrue(shell(move("1", 0, 34801, 34802)).stdout().contains("ERR_OK"));
    var session = client.connect("meta-1");
    var channel = session.createExecChannel("cd pegasus && echo $$ > ../pid && echo '" + move("1", 2, 34803, 34804)
        + "' | ./run.sh shell --cluster " + METAS);
    channel.open().verify();
    var spool = practice.inventory().resolveSibling("spool");
    Waiting.until(() -> requests(spool) == 10);
    assertTrue(shell("get_meta_level").stdout().contains("fl_steady"));
    session.close(true);
    Waiting.until(() -> requests(spool) == 9);
  }

  private static long requests(Path spool) throws IOException {
    try (var files = Files.list(spool)) {
      return files.filter(Files::isDirectory).count();
    }
  }

  @Test
  void droppedConnectionLosesOneResultOnly() throws Exception {
    start("ssh-drop");
    assertEquals(0, run("replica-2", "true").code());
    assertEquals(0, run("replica-2", "./run.sh stop replica").code());
    assertEquals(0, run("replica-2", "ls").code());
    assertEquals(null, run("replica-2", "echo '2.5.0 x' > VERSION").code());
    assertEquals(0, run("replica-2", "./run.sh start replica").code());
    Waiting.until(() -> practice.snapshot().node("replica-2").running());
    assertEquals(0, run("replica-2", "true").code());
  }

  @Test
  void leaderChangesWhileTheSecondServerIsDrained() throws Exception {
    start("leader-change");
    shell("remote_command -l 127.0.0.1:34601 meta.lb.add_secondary_max_count_for_one_node 0");
    assertTrue(shell(move("1", 0, 34801, 34802)).stdout().contains("ERR_OK"));
    assertEquals("meta-1", practice.snapshot().leader().orElseThrow().name());
    shell(move("1", 1, 34802, 34803));
    assertEquals("meta-2", practice.snapshot().leader().orElseThrow().name());
    assertEquals(20, practice.snapshot().leader().orElseThrow().addSecondaryMax());
  }
}
