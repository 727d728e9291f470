package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;

class RunLogTest {
  private static final Path EXPECTED = Path.of("src/test/resources/view");

  @TempDir
  private Path folder;

  @Test
  void everyCommandAllItsOutputAndEveryPollIsWritten() throws IOException {
    var log = RunLog.create(folder, Recorded.at(0), ZoneOffset.UTC);
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
    try (var log = RunLog.create(folder, Recorded.at(0), ZoneOffset.UTC)) {
      log.on(Recorded.failing().getFirst());
      assertTrue(Files.readString(log.file()).contains("run started"));
    }
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    try (var log = RunLog.create(folder, Recorded.at(0), ZoneOffset.UTC)) {
      assertEquals("rw-------", permissions(log.file()));
      assertEquals("rwx------", permissions(log.file().getParent()));
      assertEquals("rwx------", permissions(folder.resolve(".upg/runs")));
    }
  }

  @Test
  void theFolderIsNamedByTheTimeOfTheRun() throws IOException {
    try (var log = RunLog.create(folder, Recorded.at(0), ZoneOffset.UTC)) {
      assertTrue(folder.relativize(log.file()).toString()
          .matches("\\.upg/runs/20261121-140211-[0-9a-f]{4}/run\\.log"), log.file().toString());
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsToldBeforeTheRun() throws IOException {
    Files.writeString(folder.resolve(".upg"), "a file");
    assertThrows(IOException.class, () -> RunLog.create(folder, Recorded.at(0), ZoneOffset.UTC));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
