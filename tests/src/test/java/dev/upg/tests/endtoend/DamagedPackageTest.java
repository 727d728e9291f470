package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.clock.Clock;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.practice.PracticeClusters;
import dev.upg.practice.PracticeOptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Half a package is told before anything is changed, by every playbook that brings one. */
@Timeout(300)
class DamagedPackageTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      pegasus   | high-availability simplified meta-servers collector       | tar.gz is damaged, it ends in the middle
      dolphindb | gray-scale                                                | zip is damaged, it can't be unpacked
      openmldb  | rolling-upgrade nameservers tablets apiserver taskmanager | tar.gz is damaged, it ends in the middle
      """)
  void isSeenBeforeAnythingIsChanged(String database, String playbooks, String title) throws IOException {
    var clock = Clock.scaled(Upgrade.SPEED);
    var options = new PracticeOptions(clock, List.of("corrupt-package"));
    try (var cluster = PracticeClusters.plan(database, options).start()) {
      for (var playbook : playbooks.split(" ")) {
        var file = Path.of(System.getProperty("upg.root"), "playbooks", database, playbook + ".upg");
        var run = Upgrade.run(cluster, clock, file, Map.of(), event -> false);
        assertEquals(Outcome.FAILED, run.outcome(), playbook);
        assertTrue(run.failure().title().startsWith("nothing was changed; first: "), run.failure()::toString);
        assertTrue(run.failure().title().contains(title), run.failure()::toString);
        assertEquals(List.of(), run.changes(), playbook);
      }
    }
  }
}
