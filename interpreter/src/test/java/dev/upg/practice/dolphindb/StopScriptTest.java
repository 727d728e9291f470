package dev.upg.practice.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The practice `stopAllNode.sh`: what it ends, and what its exit code says, which is little. */
@Timeout(60)
class StopScriptTest {
  @TempDir
  private Path folder;

  private Path demo;

  @BeforeEach
  void install() throws IOException {
    Installation.write(folder, Release.V2_00_7_4, "license\n");
    demo = folder.resolve("clusterDemo");
  }

  private int stopAll(boolean knowsUser) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "./stopAllNode.sh").directory(demo.toFile())
        .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    builder.environment().remove("USER");
    if (knowsUser) {
      builder.environment().put("USER", System.getProperty("user.name"));
    }
    return builder.start().waitFor();
  }

  @Test
  void endsWhateverHasTheWordInItsCommandLine() throws Exception {
    var script = Files.writeString(folder.resolve("editor-of-dolphindb.sh"),
        "exec 0</dev/null; while :; do sleep 1; done\n");
    var innocent = new ProcessBuilder("sh", script.toString()).directory(demo.toFile()).start();
    try {
      assertEquals(0, stopAll(true));
      assertTrue(innocent.waitFor(20, TimeUnit.SECONDS));
    } finally {
      innocent.descendants().forEach(ProcessHandle::destroyForcibly);
      innocent.destroyForcibly();
    }
  }

  @Test
  void saysAnErrorWhenThereIsNothingToStopOrTheUserIsNotKnown() throws Exception {
    assertEquals(123, stopAll(true));
    assertEquals(123, stopAll(false));
    assertFalse(Files.readAllLines(folder.resolve("said")).equals(List.of()));
  }
}
