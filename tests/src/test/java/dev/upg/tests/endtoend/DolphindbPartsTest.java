package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The playbooks for which nobody is served meanwhile, on one practice cluster. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class DolphindbPartsTest {
  @Test
  void everythingAtOnceAndASingleNode() throws IOException {
    try (var upgrade = new DolphindbUpgrade()) {
      var check = upgrade.run("check.upg", Map.of());
      assertEquals(Outcome.SUCCEEDED, check.outcome(), check::toString);
      assertEquals(List.of(), check.changes());

      var refused = upgrade.run("offline.upg", Map.of("outage", "refuse"));
      assertEquals(Outcome.FAILED, refused.outcome());
      assertTrue(refused.failure().title().startsWith("nobody is served by this cluster"), refused::toString);
      assertTrue(upgrade.now().nodes().stream().allMatch(node -> node.starts() == 1));

      var whole = upgrade.run("offline.upg", Map.of());
      assertEquals(Outcome.SUCCEEDED, whole.outcome(), whole::toString);
      var after = upgrade.now();
      assertTrue(after.healthy());
      assertEquals(List.of(), after.missing());
      for (var node : after.nodes()) {
        boolean single = node.host().equals("single-1");
        assertEquals(single ? "2.00.7.4" : "2.00.8.12", node.version(), node::toString);
        assertEquals(single ? 1 : 2, node.starts(), node::toString);
      }

      var single = upgrade.run("single-node.upg", Map.of());
      assertEquals(Outcome.SUCCEEDED, single.outcome(), single::toString);
      assertEquals("2.00.8.12", upgrade.now().node("local8848").version());
      assertEquals(Outcome.SUCCEEDED, upgrade.run("single-node.upg", Map.of()).outcome());
      assertEquals(2, upgrade.now().node("local8848").starts());
    }
  }
}
