package dev.upg.practice.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.MachinePace;
import dev.upg.clock.Clock;
import dev.upg.dolphindb.DolphindbConnection;
import dev.upg.dolphindb.Login;
import dev.upg.dolphindb.ServerFailure;
import dev.upg.host.Way;
import dev.upg.local.LocalHost;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** The vendor's Java API on a practice cluster. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class DolphindbPracticeTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private DolphindbPractice cluster;
  private Map<String, Integer> ports;

  @BeforeAll
  void start() throws Exception {
    cluster = new DolphindbPractice(DolphindbLayout.of(PracticeShape.USUAL),
        new PracticeOptions(Clock.scaled(MachinePace.most(60)), List.of()));
    ports = Files.readAllLines(nodesFile()).stream().skip(1).map(line -> line.split("[:,]"))
        .collect(java.util.stream.Collectors.toMap(words -> words[2], words -> Integer.parseInt(words[1])));
  }

  private java.nio.file.Path nodesFile() {
    return cluster.inventory().resolveSibling("hosts/host-1/dolphindb/server/clusterDemo/config/cluster.nodes");
  }

  @AfterAll
  void end() {
    cluster.close();
  }

  private Object run(String alias, String script) throws Exception {
    return run(alias, "123456", script);
  }

  private Object run(String alias, String password, String script) throws Exception {
    Way way = new LocalHost().way("127.0.0.1", ports.get(alias));
    try (var connection = DolphindbConnection.open(way, new Login("admin", password, false), LIMIT)) {
      return connection.run(script, LIMIT);
    }
  }

  private ServerFailure refused(String alias, String script) {
    return assertThrows(ServerFailure.class, () -> run(alias, script));
  }

  @Test
  void tellsVersionsRolesAndTheLeader() throws Exception {
    assertEquals("2.00.7.4 2022.12.08", run("agent43", "version()"));
    assertEquals("HActl44", run("HActl45", "getActiveMaster()"));
    assertEquals(2L, run("HActl43", "getNodeType()"));
    assertEquals(true, run("node45", "isDataNodeInitialized()"));
  }

  @Test
  void tellsTablesAsRecords() throws Exception {
    var nodes = (List<?>) run("HActl44", "getClusterPerf(true)");
    assertEquals(9, nodes.size());
    assertEquals(1L, ((Map<?, ?>) nodes.getFirst()).get("state"));
    var versions = (List<?>) run("node43", "pnodeRun(version)");
    assertEquals(Map.of("node", "node43", "value", "2.00.7.4 2022.12.08"), versions.getFirst());
    assertTrue(((List<?>) run("HActl44",
        "select top 20 * from getClusterChunksStatus() where state != \"COMPLETE\" or replicaCount < 3"))
        .size() >= 7);
  }

  @Test
  void tellsDictionariesAndSettings() throws Exception {
    assertEquals("3.10", ((Map<?, ?>) run("HActl43", "license()")).get("version"));
    assertEquals("30000", run("HActl43", "getConfig(\"dfsRecoveryWaitTime\")"));
    assertTrue(
        run("node43", "rpc(getControllerAlias(), getConfig{`dfsMetaDir})").toString().endsWith("HActl44/dfsMeta"));
  }

  @Test
  void whatMayPassIsToldApart() {
    var notLeader = refused("HActl43", "startDataNode(\"node43\")");
    assertTrue(notLeader.getMessage().startsWith("<NotLeader>127.0.0.1:"), notLeader::getMessage);
    assertEquals(ServerFailure.Kind.NOT_NOW, notLeader.kind());
    assertEquals("S01005", refused("node43", "getRecoveryTaskStatus()").refId().orElseThrow());
    var unknown = refused("node43", "foo()");
    assertEquals("Syntax Error: [line #1] Cannot recognize the token foo", unknown.getMessage());
    assertEquals(ServerFailure.Kind.REFUSED, unknown.kind());
  }

  @Test
  void aWrongPasswordIsRefused() {
    var refused = assertThrows(ServerFailure.class, () -> run("node43", "wrong", "version()"));
    assertEquals("The user name or password is incorrect.", refused.getMessage());
    assertEquals(ServerFailure.Kind.REFUSED, refused.kind());
  }

  @Test
  void theWriterIsAcknowledged() {
    assertTrue(cluster.snapshot().healthy());
    assertEquals(List.of(), cluster.snapshot().missing());
  }
}
