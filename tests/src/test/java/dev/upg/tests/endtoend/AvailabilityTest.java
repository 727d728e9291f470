package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What a procedure costs is measured: one that doesn't drain shows the failure detector's delay. */
@Timeout(120)
class AvailabilityTest {
  private static final Path WITHOUT_DRAINING = Path.of("src/test/resources/endtoend/restart-without-draining.upg")
      .toAbsolutePath();

  @Test
  void aServerThatIsStoppedWithItsPrimariesIsMissedUntilItsFailureIsDetected() throws Exception {
    try (var upgrade = new Upgrade(WITHOUT_DRAINING, PracticeShape.USUAL)) {
      var primaries = upgrade.before().node("replica-1").primaries();
      var run = upgrade.run(Map.of(), "replica-1");
      assertEquals(Outcome.SUCCEEDED, run.outcome(), run::toString);
      var missed = upgrade.measured("without-primary");
      assertEquals(primaries, missed.parts().size());
      missed.parts().values().forEach(
          time -> assertTrue(time.toSeconds() >= 15 && time.compareTo(Duration.ofSeconds(23)) < 0, missed::toString));
      assertEquals(Map.of(), upgrade.measured("without-two-replicas").parts());
      assertEquals(1, upgrade.now().stoppedWithPrimaries().size());
    }
  }
}
