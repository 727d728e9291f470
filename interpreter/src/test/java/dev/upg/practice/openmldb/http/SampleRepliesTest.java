package dev.upg.practice.openmldb.http;

import static dev.upg.practice.openmldb.SampleCluster.B;
import static dev.upg.practice.openmldb.SampleCluster.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.clock.Clock;
import dev.upg.practice.openmldb.SampleCluster;
import dev.upg.practice.openmldb.model.OpStatus;
import dev.upg.practice.openmldb.model.OpType;
import dev.upg.practice.pegasus.HandClock;

import org.junit.jupiter.api.Test;

/** What the ports answer against the samples, byte by byte. */
class SampleRepliesTest {
  private final SampleCluster cluster = new SampleCluster();

  private Reply ask(String component, Call call) {
    Clock clock = new HandClock(cluster.model().now());
    return Pages
        .of(cluster.model().component(component), new Cluster(cluster.model(), clock, SampleCluster.SITE.zone()))
        .answer(call);
  }

  private static Call post(String path, String body) {
    return new Call("POST", path, "", true, "application/json", "curl/8", body);
  }

  private void answers(String sample, String component, String path, String body) {
    assertEquals(sample("http." + sample), ask(component, post(path, body)).body());
  }

  @Test
  void aNameserver() {
    answers("ns.not-leader.json", "nameserver-2", "/NameServer/ShowTablet", "{}");
    answers("ns.ConfGet.json", "nameserver-1", "/NameServer/ConfGet", "");
    answers("ns.ChangeLeader.refused-auto_failover.json", "nameserver-1", "/NameServer/ChangeLeader",
        "{\"name\":\"trans\",\"pid\":1,\"candidate_leader\":\"auto\",\"db\":\"demo_db\"}");
    answers("ns.ShowTable.empty.json", "nameserver-1", "/NameServer/ShowTable", "{\"db\":\"none\"}");
    answers("ns.ShowTable.user_single.json", "nameserver-1", "/NameServer/ShowTable",
        "{\"db\":\"demo_db\",\"name\":\"user_single\"}");
    answers("ns.ConfSet.ok.json", "nameserver-1", "/NameServer/ConfSet",
        "{\"conf\":{\"key\":\"auto_failover\",\"value\":\"false\"}}");
    cluster.pass(1);
    answers("ns.ShowTablet.json", "nameserver-1", "/NameServer/ShowTablet", "{}");
  }

  @Test
  void anOfflineTablet() {
    cluster.stopTablet("2025-03-10T10:00:20").pass(40);
    answers("ns.ShowTablet.one-offline.json", "nameserver-1", "/NameServer/ShowTablet", "{}");
    assertEquals(Reply.CUT, ask("tablet-2", post("/TabletServer/GetTableStatus", "{}")));
  }

  @Test
  void operations() {
    var fresh = new SampleCluster();
    fresh.model().ops().forEach(op -> fresh.model().calls().deleteOps("done"));
    fresh.remember(4, OpType.DEPLOY, "trans", 0, OpStatus.DONE, "2025-02-26T11:53:20", 4);
    fresh.remember(11, OpType.CHANGE_LEADER, "trans", 1, OpStatus.DONE, "2025-03-10T10:00:19", 2);
    fresh.remember(52, OpType.READD, "trans", 0, OpStatus.FAILED, "2025-03-10T10:04:29", 31);
    var reply = Pages.of(fresh.model().component("nameserver-1"),
        new Cluster(fresh.model(), new HandClock(fresh.model().now()), SampleCluster.SITE.zone()))
        .answer(post("/NameServer/ShowOPStatus", "{}"));
    assertEquals(sample("http.ns.ShowOPStatus.json"), reply.body());
  }

  @Test
  void aTablet() {
    assertTrue(ask("tablet-2", post("/TabletServer/GetTableStatus", "{\"tid\":7}")).body()
        .startsWith(sample("http.tablet.GetTableStatus.json").split(",\\{\"tid\":8")[0]));
    cluster.stopTablet("2025-03-10T10:00:20");
    cluster.start("tablet-2");
    answers("tablet.GetTableStatus.empty.json", "tablet-2", "/TabletServer/GetTableStatus", "{}");
  }

  @Test
  void anApiserver() {
    assertEquals(sample("http.apiserver.dbs.json"),
        ask("apiserver-1", new Call("GET", "/dbs", "", false, "", "", "")).body());
    answers("apiserver.error.json", "apiserver-1", "/dbs/demo_db", "{\"mode\":\"foo\",\"sql\":\"show components\"}");
    answers("apiserver.refresh.json", "apiserver-1", "/refresh", "");
    answers("apiserver.sql.show_components.json", "apiserver-1", "/dbs/demo_db",
        "{\"mode\":\"online\",\"sql\":\"show components\"}");
  }

  @Test
  void aTaskmanager() {
    cluster.model().foundSpark("taskmanager-1", SampleCluster.BUILD.toString());
    var service = "/openmldb.taskmanager.TaskManagerServer/";
    answers("taskmanager.GetVersion.json", "taskmanager-1", service + "GetVersion", "{}");
    cluster.model().runJob(SampleCluster.at("2025-02-26T10:01:30"), SampleCluster.at("2025-02-26T10:01:42"));
    answers("taskmanager.ShowJobs.json", "taskmanager-1", service + "ShowJobs", "{}");
    assertEquals("{\n  \"code\": 0\n}",
        ask("taskmanager-1", post(service + "ShowJobs", "{\"unfinished\":true}")).body());
    assertEquals(Reply.CUT, ask("taskmanager-1", new Call("POST", service + "GetVersion", "", true, "", "", "")));
    assertEquals(Reply.SILENCE, ask("taskmanager-1", new Call("GET", "/version", "", true, "", "", "")));
    assertEquals(400, ask("taskmanager-1", post(service + "Foo", "{}")).status());
  }

  @Test
  void whatEveryServerTells() {
    answers("version.txt", "tablet-2", "/version", "");
    answers("health.txt", "tablet-2", "/health", "");
    assertTrue(ask("tablet-2", post("/status", "")).body()
        .startsWith(sample("http.status.tablet.txt").lines().findFirst().orElseThrow() + "\n"));
    assertTrue(ask("tablet-2", new Call("GET", "/status", "", true, "", "Java-http-client/25", "")).body()
        .startsWith("<!DOCTYPE html>"));
    assertEquals(Reply.CUT,
        ask("tablet-2", new Call("POST", "/TabletServer/GetTableStatus", "", false, "application/json", "", "{}")));
    assertEquals(404, ask("tablet-2", post("/TabletServer/Foo", "{}")).status());
  }
}
