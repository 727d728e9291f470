package dev.upg.practice.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        new PracticeOptions(Clock.scaled(60), List.of(faults)));
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
  }
}
