package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

final class RehearsalTest {
  /** What it doesn't come to is loaded slowly at each start, and nobody is told. */
  @Test
  void itChecksFailsAndGoesOn(@TempDir Path folder) throws IOException, InterruptedException {
    var playbook = Path.of(System.getProperty("upg.root"), "playbooks/pegasus/settings.upg");
    try (var rehearsal = UpgProcess.startRehearsal(folder, playbook.toString())) {
      int code = rehearsal.end();
      assertEquals(0, code, rehearsal.seen());
      assertTrue(rehearsal.seen().contains("no problems in 1 file"), rehearsal.seen());
      assertTrue(rehearsal.seen().contains("it goes on later"), rehearsal.seen());
      assertTrue(rehearsal.seen().contains("Going on with an earlier run"), rehearsal.seen());
    }
  }
}
