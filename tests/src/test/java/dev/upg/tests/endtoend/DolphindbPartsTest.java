package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The playbooks for which nobody is served meanwhile, each on what it is for. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class DolphindbPartsTest {
  @Test
  void everythingAtOnceWithHighAvailability() throws IOException {
    try (var upgrade = new DolphindbUpgrade()) {
      var check = upgrade.run("check.upg", Map.of());
      assertEquals(Outcome.SUCCEEDED, check.outcome(), check::toString);
      assertEquals(List.of(), check.changes());

      var refused = upgrade.run("offline.upg", Map.of("outage", "refuse"));
      assertEquals(Outcome.FAILED, refused.outcome());
      assertTrue(refused.failure().title().startsWith("nobody is served by this cluster"), refused::toString);
      assertTrue(upgrade.now().nodes().stream().allMatch(node -> node.starts() == 1));

      assertRenewsAllAtOnce(upgrade);
    }
  }

  @Test
  void everythingAtOnceWithOneController() throws IOException {
    try (var upgrade = new DolphindbUpgrade(2)) {
      assertRenewsAllAtOnce(upgrade);
      var saved = upgrade.home("host-1").resolve("dolphindb/server/upg-backup");
      try (var files = Files.walk(saved)) {
        var names = files.filter(Files::isRegularFile).map(file -> saved.relativize(file).toString())
            .map(name -> name.replaceFirst("^[0-9-]+/", "")).toList();
        assertTrue(names.containsAll(List.of("metadata/controller1-dfsMeta/DFSMetaLog.0",
            "metadata/node1-CHUNK_METADATA/editlog.0", "program/dolphindb")), names::toString);
        assertTrue(names.stream().noneMatch(name -> name.contains("raft")), names::toString);
      }
      assertEquals(Outcome.SUCCEEDED, upgrade.run("offline.upg", Map.of()).outcome());
      assertTrue(upgrade.now().nodes().stream().allMatch(node -> node.starts() == 2));
    }
  }

  @Test
  void aSingleNodeAskedDirectlyThenThroughSsh() throws IOException {
    try (var upgrade = new DolphindbUpgrade(1)) {
      var single = upgrade.run("single-node.upg", Map.of("way", "direct"));
      assertEquals(Outcome.SUCCEEDED, single.outcome(), single::toString);
      assertEquals("2.00.8.12", upgrade.now().node("local8848").version());
      assertEquals(Outcome.SUCCEEDED, upgrade.run("single-node.upg", Map.of()).outcome());
      assertEquals(2, upgrade.now().node("local8848").starts());
    }
  }

  private static void assertRenewsAllAtOnce(DolphindbUpgrade upgrade) throws IOException {
    var whole = upgrade.run("offline.upg", Map.of());
    assertEquals(Outcome.SUCCEEDED, whole.outcome(), whole::toString);
    var after = upgrade.now();
    assertTrue(after.healthy());
    assertEquals(List.of(), after.missing());
    for (var node : after.nodes()) {
      assertEquals("2.00.8.12", node.version(), node::toString);
      assertEquals(2, node.starts(), node::toString);
    }
  }
}
