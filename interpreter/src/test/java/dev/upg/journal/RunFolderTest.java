package dev.upg.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

final class RunFolderTest {
  private static final Instant AT = Instant.parse("2026-11-21T14:02:11Z");

  @TempDir
  private Path folder;

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    var run = RunFolder.create(folder, AT, ZoneOffset.UTC);
    assertEquals("rw-------", permissions(run.log()));
    assertEquals("rw-------", permissions(run.journal()));
    assertEquals("rwx------", permissions(run.path()));
    assertEquals("rwx------", permissions(folder.resolve(".upg/runs")));
  }

  @Test
  void itIsNamedByTheTimeOfTheRun() throws IOException {
    var run = RunFolder.create(folder, AT, ZoneOffset.UTC);
    assertTrue(folder.relativize(run.path()).toString().matches("\\.upg/runs/20261121-140211-[0-9a-f]{4}"), run.name());
  }

  @Test
  void aFolderThatCannotBeMadeIsToldBeforeTheRun() throws IOException {
    Files.writeString(folder.resolve(".upg"), "a file");
    assertThrows(IOException.class, () -> RunFolder.create(folder, AT, ZoneOffset.UTC));
  }

  @Test
  void theLatestRunComesFirst() throws IOException {
    var first = RunFolder.create(folder, AT, ZoneOffset.UTC);
    var second = RunFolder.create(folder, AT.plusSeconds(60), ZoneOffset.UTC);
    assertEquals(List.of(second, first), RunFolder.all(folder));
    assertEquals(List.of(), RunFolder.all(folder.resolve("elsewhere")));
  }

  @Test
  void theLatestRunComesFirstAlthoughTheClockWasSetBack() throws IOException {
    var first = RunFolder.create(folder, AT, ZoneOffset.UTC);
    var second = RunFolder.create(folder, AT.minusSeconds(3600), ZoneOffset.UTC);
    var third = RunFolder.create(folder, AT.minusSeconds(3600), ZoneOffset.UTC);
    assertEquals(List.of(third, second, first), RunFolder.all(folder));
    assertTrue(second.name().startsWith("20261121-140212-"), second.name());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
