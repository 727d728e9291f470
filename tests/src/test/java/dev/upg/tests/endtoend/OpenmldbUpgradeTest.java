package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeState;
import dev.upg.practice.openmldb.OpenmldbSnapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Looked at, begun for a table that isn't there, one tablet, back again, then all in two runs, as a person says no at first, then none left to do: runs on one practice OpenMLDB cluster that is written to. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(1200)
@Execution(ExecutionMode.CONCURRENT)
class OpenmldbUpgradeTest {
  private OpenmldbUpgrade upgrade;
  private OpenmldbSnapshot before;
  private Upgrade.Result looked;
  private Upgrade.Result unlisted;
  private Upgrade.Result one;
  private PracticeState afterOne;
  private Upgrade.Result nothing;
  private Upgrade.Result back;
  private PracticeState afterBack;
  private Upgrade.Result refused;
  private PracticeState afterRefused;
  private final List<String> questions = new ArrayList<>();
  private Upgrade.Result whole;
  private PracticeState afterWhole;
  private Upgrade.Result again;

  @BeforeAll
  void runs() throws IOException {
    upgrade = new OpenmldbUpgrade();
    before = upgrade.now();
    looked = upgrade.run("check.upg", Map.of());
    unlisted = upgrade.run("rolling-upgrade.upg", Map.of("grows", List.of("demo_db.trans", "demo.trans")));
    one = upgrade.run("tablets.upg", OpenmldbUpgrade.SECOND_TABLET);
    afterOne = upgrade.state();
    nothing = upgrade.run("roll-back.upg", Map.of("name", "taskmanager-1"));
    upgrade.run("apiserver.upg", Map.of());
    back = upgrade.run("roll-back.upg", Map.of("name", "apiserver-1"));
    afterBack = upgrade.state();
    refused = upgrade.run("rolling-upgrade.upg", Map.of("writes", "stopped"));
    afterRefused = upgrade.state();
    whole = upgrade.runAttended("rolling-upgrade.upg", Map.of("writes", "stopped", "grows", List.of("demo_db.trans")),
        question -> questions.add(question + " " + versionsOfTablets()));
    afterWhole = upgrade.state();
    again = upgrade.run("rolling-upgrade.upg", Map.of());
  }

  @AfterAll
  void end() {
    upgrade.close();
  }

  @Test
  void lookingChangesNothing() {
    assertEquals(Outcome.SUCCEEDED, looked.outcome(), looked::toString);
    assertEquals(List.of(), looked.changes());
  }

  @Test
  void aTableThatIsNotThereIsSeenBeforeAnythingIsChanged() {
    assertEquals(
        "nothing was changed; first: SHOW TABLE STATUS doesn't list demo.trans: write what `grows` names as DB.TABLE",
        unlisted.failure().title());
    assertEquals(List.of(), unlisted.changes());
  }

  @Test
  void aNamedTabletIsUpgradedAlone() {
    assertEquals(Outcome.SUCCEEDED, one.outcome(), one::toString);
    for (var component : afterOne.servers()) {
      boolean chosen = component.name().equals("tablet-2");
      assertEquals(chosen ? "0.9.2" : "0.8.5", component.version(), component::toString);
      assertEquals(chosen ? 2 : 1, component.starts(), component::toString);
    }
  }

  @Test
  void aComponentGoesBackToWhatWasThereBefore() {
    assertTrue(nothing.failure().title().startsWith("taskmanager-1 has nothing to go back to"), nothing::toString);
    assertEquals(Outcome.SUCCEEDED, back.outcome(), back::toString);
    assertEquals("0.8.5", afterBack.servers().stream().filter(one -> one.name().equals("apiserver-1")).findFirst()
        .orElseThrow().version());
  }

  private List<String> versionsOfTablets() {
    return upgrade.state().servers().stream().filter(one -> one.name().startsWith("tablet"))
        .map(PracticeState.Server::version).toList();
  }

  @Test
  void noLeaderIsChangedWhileApplicationsWrite() {
    assertEquals(Outcome.FAILED, refused.outcome(), refused::toString);
    assertEquals(List.of("nameserver-2", "nameserver-1"), stopped(refused));
    assertEquals(List.of(), refused.putBack());
    assertTrue(afterRefused.healthy());
  }

  @Test
  void aPersonIsAskedBeforeTheFirstLeaderIsChangedAndAtTheEnd() {
    assertEquals(List.of(
        "have the applications stopped writing? Leaders are changed from now on, and no write gets lost only if there"
            + " are none [0.8.5, 0.9.2, 0.8.5]",
        "do the applications write again? [0.9.2, 0.9.2, 0.9.2]"), questions);
  }

  @Test
  void everyComponentRunsTheNewVersionInTheDocumentedOrder() {
    assertEquals(Outcome.SUCCEEDED, whole.outcome(), whole::toString);
    assertEquals(List.of("tablet-1", "tablet-3", "apiserver-1", "taskmanager-1"), stopped(whole));
    for (var component : afterWhole.servers()) {
      assertEquals("0.9.2", component.version(), component::toString);
      assertTrue(component.running(), component::toString);
      assertEquals(component.name().equals("apiserver-1") ? 4 : 2, component.starts(), component::toString);
    }
  }

  @Test
  void leadersAndCopiesAreWhereTheyWereAndAutoFailoverIsOn() {
    assertTrue(afterWhole.healthy());
    assertEquals(1, afterWhole.mostDown());
    assertEquals("true", afterWhole.settings().get("auto_failover"));
    assertEquals(before.leaders(), upgrade.now().leaders());
    assertEquals(before.replicas(), upgrade.now().replicas());
    assertEquals(Collections.nCopies(2, "cluster.leaders_away(node, plan.sparing)"),
        whole.putBack().stream().filter(scope -> scope.startsWith("cluster.leaders_away")).toList());
  }

  @Test
  void runAgainItStopsNothing() {
    assertEquals(Outcome.SUCCEEDED, again.outcome(), again::toString);
    assertEquals(List.of(), again.changes());
  }

  /** The components in the order in which they were stopped. */
  private static List<String> stopped(Upgrade.Result run) {
    return run.events().stream().filter(RunEvent.StepStarted.class::isInstance).map(RunEvent.StepStarted.class::cast)
        .filter(step -> step.title().equals("stop")).map(step -> step.node().orElseThrow()).toList();
  }
}
