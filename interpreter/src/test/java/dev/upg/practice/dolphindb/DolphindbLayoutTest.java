package dev.upg.practice.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.upg.practice.PracticeShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which installation a playbook gets. */
class DolphindbLayoutTest {
  private static PracticeShape hosts(int count) {
    return new PracticeShape(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(count));
  }

  private static Form form(Map<String, Long> groups) {
    return DolphindbLayout.of(PracticeShape.USUAL.forGroups(groups)).form();
  }

  @Test
  void theSmallestThatTheGroupsAreContentWith() {
    assertEquals(Form.HIGH_AVAILABILITY, form(Map.of("server", 3L)));
    assertEquals(Form.ONE_CONTROLLER, form(Map.of("server", 1L)));
    assertEquals(Form.SINGLE, form(Map.of("single", 1L)));
    assertEquals(Form.HIGH_AVAILABILITY, form(Map.of()));
  }

  @Test
  void aNumberOfHostsWins() {
    assertEquals(Form.SINGLE, DolphindbLayout.of(hosts(1).forGroups(Map.of("server", 3L))).form());
    var refused = assertThrows(IllegalArgumentException.class, () -> DolphindbLayout.of(hosts(4)));
    assertEquals("`--practice-nodes` has `4`, but a practice DolphinDB has 3 hosts (a cluster with high availability), "
        + "2 (one without) or 1 (a single node)", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2 | election | The fault `election` has no meaning for the practice DolphinDB 2.00.7.4: 2 hosts with an agent and a data node each, 1 controller, no high availability",
      "1 | stays-out | The fault `stays-out` has no meaning for the practice DolphinDB 2.00.7.4: 1 single node",
      "2 | never-starts=node43 | The fault `never-starts` has `node43`, but it takes one of controller1, node1, node2; did you mean `node1`?",
      "3 | stuck-chunk=node43 | The fault `stuck-chunk` has `node43`, but it takes nothing after its name",
      "3 | thin-table | There is no fault `thin-table`; the practice DolphinDB cluster has: never-starts, stays-out, slow-data-node, stuck-chunk, recovery-fails, corrupt-package, old-plugins, old-license, election"})
  void aFaultThatThereIsNothingForIsRefused(int hosts, String fault, String message) {
    var layout = DolphindbLayout.of(hosts(hosts));
    assertEquals(message,
        assertThrows(IllegalArgumentException.class, () -> DolphindbFaults.check(List.of(fault), layout)).getMessage());
  }
}
