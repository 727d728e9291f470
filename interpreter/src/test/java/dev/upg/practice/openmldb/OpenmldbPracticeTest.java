package dev.upg.practice.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.MachinePace;
import dev.upg.clock.Clock;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.host.PracticeClient;
import dev.upg.practice.host.Waiting;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A practice cluster as an operator meets it: shell commands on its hosts, HTTP on its components' ports. */
@Timeout(60)
class OpenmldbPracticeTest {
  private OpenmldbPractice cluster;
  private PracticeClient client;
  private Map<String, String> endpoints;

  private void start(String... faults) throws Exception {
    cluster = new OpenmldbPractice(OpenmldbLayout.of(PracticeShape.USUAL),
        new PracticeOptions(Clock.scaled(MachinePace.most(60)), List.of(faults)));
    client = new PracticeClient(cluster.sshConfig());
    endpoints = Files.readAllLines(cluster.inventory()).stream().filter(line -> line.contains("endpoint="))
        .collect(Collectors.toMap(line -> line.split(" ")[0], line -> line.split("endpoint=")[1]));
  }

  @AfterEach
  void end() {
    client.close();
    cluster.close();
  }

  private String run(String host, String component, String command) throws Exception {
    var result = client.run(host, "cd openmldb/" + component + " && " + command, "");
    assertEquals(0, result.code(), result.stderr());
    return result.stdout().replaceAll("(pid is|process) \\d+", "$1 N").replaceAll("check \\d+ ", "check N ");
  }

  private String post(String component, String path, String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create("http://" + endpoints.get(component) + path))
          .header("Authorization", "any").header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static String sample(String name) {
    return SampleCluster.sample(name).replaceAll("(pid is|process) \\d+", "$1 N").replaceAll("check \\d+ ",
        "check N ");
  }

  @Test
  void aTabletIsStoppedAndStarted() throws Exception {
    start();
    assertEquals("{\"code\":300,\"msg\":\"nameserver is not leader\"}",
        post("nameserver-2", "/NameServer/ConfGet", "{}"));
    assertEquals("{\"code\":0,\"msg\":\"ok\",\"conf\":{\"auto_failover\":\"true\"}}",
        post("nameserver-1", "/NameServer/ConfGet", "{}"));
    assertEquals(sample("startsh.start.tablet.already-running.rc0.stdout.txt"),
        run("host-2", "tablet", "bash bin/start.sh start tablet"));
    assertEquals(sample("startsh.stop.tablet.ok.stdout.txt"),
        run("host-2", "tablet", "bash bin/start.sh stop tablet"));
    Waiting.until(() -> post("nameserver-1", "/NameServer/ShowTablet", "{}").contains("kOffline"));
    assertEquals(sample("startsh.start.tablet.ok.stdout.txt"),
        run("host-2", "tablet", "bash bin/start.sh start tablet"));
    Waiting.until(() -> cluster.state().healthy());
    assertEquals("0.8.5-00000000", post("tablet-2", "/version", ""));
    assertEquals(2, cluster.state().servers().stream().filter(one -> one.name().equals("tablet-2")).findFirst()
        .orElseThrow().starts());
    assertTrue(cluster.snapshot().acknowledged() > 0);
    assertEquals(List.of("without-leader", "acknowledged-writes", "lost-writes"),
        cluster.measurements().stream().map(one -> one.name()).toList());
    assertTrue(cluster.measurements().getFirst().parts().containsKey("user_single.0"));
  }

  @Test
  void theScriptsWordsAndExitStatuses() throws Exception {
    start();
    assertEquals(SampleCluster.sample("version.openmldb.stdout.txt").replace("0.9.2-bfe5ba66", "0.8.5-00000000"),
        run("host-2", "tablet", "bin/openmldb --version"));
    refuses("startsh.usage.rc1", 1, "bash bin/start.sh start");
    refuses("startsh.unknown-component.rc1", 1, "bash bin/start.sh start foo");
    refuses("startsh.no-flags-file.rc1", 1, "bash bin/start.sh start nameserver");
    refuses("startsh.bad-verb.rc0", 0, "bash bin/start.sh foo tablet");
    assertEquals(sample("startsh.stop.tablet.nothing-to-stop.rc0.stdout.txt"),
        run("host-2", "tablet", "rm bin/tablet.pid && bash bin/start.sh stop tablet"));
    assertTrue(cluster.state().servers().stream().allMatch(one -> one.running()));
    var none = client.run("host-2", "cd openmldb/tablet && bin/openmldb --foo=1", "");
    assertEquals(1, none.code());
    assertEquals("ERROR: unknown command line flag 'foo'\n", none.stderr());
  }

  private void refuses(String sample, int code, String command) throws Exception {
    var result = client.run("host-2", "cd openmldb/tablet && " + command, "");
    assertEquals(code, result.code());
    assertEquals(orEmpty(sample + ".stdout.txt"), result.stdout());
    assertEquals(orEmpty(sample + ".stderr.txt").replace("tablet.flags", "nameserver.flags"), result.stderr());
  }

  private static String orEmpty(String sample) {
    return SampleCluster.class.getResource("/practice/openmldb/" + sample) == null ? "" : SampleCluster.sample(sample);
  }

  @Test
  void underItsMonitor() throws Exception {
    start("mon-revives=tablet-2");
    assertEquals(sample("startsh.stop.tablet.ok.stdout.txt"),
        run("host-2", "tablet", "bash bin/start.sh stop tablet"));
    Waiting.until(() -> starts("tablet-2") == 2);
    assertEquals(List.of(), cluster.remarks());
    run("host-1", "tablet", "bash bin/start.sh stop tablet");
    Waiting.until(() -> post("nameserver-1", "/NameServer/ShowTablet", "{}").contains("kOffline"));
    assertEquals(sample("startsh.start.tablet.mon.ok.stdout.txt"),
        run("host-1", "tablet", "bash bin/start.sh start tablet mon"));
    run("host-1", "tablet", "kill -9 $(cat bin/tablet.pid.child)");
    Waiting.until(() -> starts("tablet-1") == 3);
    assertTrue(run("host-1", "tablet", "bash bin/start.sh stop tablet").endsWith("Stop tablet success(mon mode)\n"));
    assertEquals(3, starts("tablet-1"));
  }

  private int starts(String component) {
    return cluster.state().servers().stream().filter(one -> one.name().equals(component)).findFirst().orElseThrow()
        .starts();
  }

  /** Replaces a component's program as its upgrade document tells. */
  private void replace(String host, String component) throws Exception {
    run(host, component, "mkdir new && tar -xzf '" + cluster.parameters().get("archive")
        + "' -C new --strip-components 1 && mv new/bin/openmldb bin/openmldb && rm -r taskmanager/bin/taskmanager.sh"
        + " && cp new/taskmanager/bin/taskmanager.sh taskmanager/bin/ && rm -r new");
  }

  @Test
  void aNewVersionThatDoesntStart() throws Exception {
    start("never-starts=tablet-2", "stale-pid=tablet-1");
    run("host-2", "tablet", "bash bin/start.sh stop tablet");
    replace("host-2", "tablet");
    assertEquals(sample("startsh.start.tablet.failed.rc0.stdout.txt"),
        run("host-2", "tablet", "bash bin/start.sh start tablet"));
    assertEquals(1, cluster.remarks().size());
    assertEquals("Stopping tablet ... \nStop tablet success\n",
        run("host-1", "tablet", "bash bin/start.sh stop tablet"));
    assertTrue(post("tablet-1", "/health", "").equals("OK"));
    assertEquals(List.of(), cluster.remarks());
  }

  @Test
  void severalInOneWorkDirectory() throws Exception {
    start("shared-home", "mon");
    assertEquals("Stopping apiserver ... \nStop apiserver success(mon mode)\n",
        run("host-2", "nameserver", "bash bin/start.sh stop apiserver").replace(
            "After mon stopped, component is still alive, kill it\n", ""));
    assertEquals(List.of("apiserver-1"), cluster.state().servers().stream().filter(one -> !one.running())
        .map(one -> one.name()).toList());
    assertEquals(sample("startsh.start.apiserver.ok.stdout.txt"),
        run("host-2", "nameserver", "bash bin/start.sh start apiserver"));
  }

  @Test
  void aTaskmanagerWithItsSpark() throws Exception {
    start();
    run("host-2", "taskmanager", "bash bin/start.sh stop taskmanager");
    replace("host-2", "taskmanager");
    assertTrue(run("host-2", "taskmanager", "bash bin/start.sh start taskmanager")
        .endsWith("process pid is N\nStart taskmanager success\n"));
    Waiting.until(() -> cluster.state().servers().getLast().running());
    assertEquals("{\n  \"taskmanagerVersion\": \"0.9.2-bfe5ba6\",\n  \"batchVersion\": \"0.8.5-0000000\\n\"\n}",
        post("taskmanager-1", "/openmldb.taskmanager.TaskManagerServer/GetVersion", "{}"));
  }

  @Test
  void theOperationsTool() throws Exception {
    start();
    var zookeeper = run("host-2", "tablet", "sed -n s/--zk_cluster=//p conf/tablet.flags").strip();
    var tool = "python3 tools/openmldb_ops.py --openmldb_bin_path=./bin/openmldb --zk_cluster=" + zookeeper
        + " --zk_root_path=/openmldb --statfile=$PWD/state --endpoints=" + endpoints.get("tablet-2");
    assertEquals("", run("host-2", "tablet", tool + " --cmd=pre-upgrade"));
    assertEquals(5, run("host-2", "tablet", "cat state").lines().count());
    assertTrue(cluster.snapshot().leaders().values().stream().noneMatch(endpoints.get("tablet-2")::equals));
    assertEquals(2, cluster.snapshot().replicas().get("user_single.0"));
    assertEquals("", run("host-2", "tablet", tool + " --cmd=post-upgrade"));
    assertTrue(cluster.state().healthy());
    assertEquals("true", cluster.state().settings().get("auto_failover"));
  }
}
