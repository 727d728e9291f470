package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the simplified procedure costs; {@link HighAvailabilityTest} holds that the other one costs next to nothing. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class AvailabilityTest {
  private static final Path SIMPLIFIED = Path.of(System.getProperty("upg.root"), "playbooks/pegasus/simplified.upg");
  /** The failure detector's grace, and a step of the model. */
  private static final Duration DETECTED = Duration.ofMillis(22_100);

  @Test
  void aServerThatIsStoppedWithItsPrimariesIsMissedUntilItIsBackOrItsFailureDetected() throws Exception {
    try (var upgrade = new Upgrade(SIMPLIFIED, PracticeShape.USUAL)) {
      var primaries = upgrade.before().node("replica-1").primaries();
      var run = upgrade.run(Map.of(), "replica-1");
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      var missed = upgrade.measured("without-primary");
      assertEquals(primaries, missed.parts().size(), missed::toString);
      missed.parts().values().forEach(time -> assertTrue(
          time.compareTo(Duration.ofSeconds(1)) > 0 && time.compareTo(DETECTED) <= 0, missed::toString));
      assertEquals(Map.of(), upgrade.measured("without-two-replicas").parts());
      assertEquals(1, upgrade.now().stoppedWithPrimaries().size());
    }
  }
}
