package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

class RunLogTest {
  private static final Path EXPECTED = Path.of("src/test/resources/view");

  @TempDir
  private Path folder;

  @Test
  void everyCommandAllItsOutputAndEveryPollIsWritten() throws IOException {
    var log = RunLog.open(folder.resolve("run.log"), ZoneOffset.UTC);
    Recorded.failing().forEach(log::on);
    log.close();
    var lines = Files.readAllLines(log.file());
    assertEquals(40, lines.stream().filter(line -> line.contains("wait 1 polled")).count());
    assertEquals(41, lines.stream().filter(line -> line.matches(".*  \\d+\\| .*")).count());
    Golden.compare(EXPECTED.resolve("run.log.txt"), String.join("\n", lines.subList(0, 14)) + "\n…\n"
        + String.join("\n", lines.subList(lines.size() - 24, lines.size())));
    assertTrue(log.failure().isEmpty());
  }

  @Test
  void aLineIsOnTheDiskBeforeTheNextThingHappens() throws IOException {
    try (var log = RunLog.open(folder.resolve("run.log"), ZoneOffset.UTC)) {
      log.on(Recorded.failing().getFirst());
      assertTrue(Files.readString(log.file()).contains("run started"));
    }
  }
}
