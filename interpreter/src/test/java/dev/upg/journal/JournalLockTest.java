package dev.upg.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.clock.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Who goes on with a run while others look at it. */
@Timeout(60)
final class JournalLockTest {
  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("run/journal");
    assertTrue(folder.resolve("run").toFile().mkdir());
    JournalFile.create(file, new Entry.Opened(Instant.EPOCH, JournalFile.FORMAT, "test", Map.of(), Map.of())).close();
  }

  @Test
  void whoLooksIsWaitedFor() throws IOException {
    var looker = LockingProcess.looks(file);
    var clock = new Waits(1, looker);
    assertFalse(JournalFile.isHeld(file));
    try (var journal = JournalFile.append(file, JournalFile.read(file), clock)) {
      journal.keep(new Entry.Ended(Instant.EPOCH, "succeeded", ""));
    }
    assertEquals(1, clock.count);
    assertTrue(JournalFile.isOver(file));
  }

  /** A process that was halted amid its look. */
  @Test
  void notForever() throws IOException {
    var contents = JournalFile.read(file);
    try (var looker = LockingProcess.looks(file)) {
      var clock = new Waits(Integer.MAX_VALUE, looker);
      assertEquals("run", assertThrows(HeldJournal.class, () -> JournalFile.append(file, contents, clock)).run());
      assertEquals(Duration.ofSeconds(2), clock.waited);
    }
  }

  @Test
  void whoWorksIsNotWaitedFor() throws IOException {
    var contents = JournalFile.read(file);
    try (var worker = LockingProcess.works(file)) {
      var clock = new Waits(1, worker);
      assertTrue(JournalFile.isHeld(file));
      assertThrows(HeldJournal.class, () -> JournalFile.append(file, contents, clock));
      assertEquals(0, clock.count);
    }
    JournalFile.append(file, contents).close();
  }

  /** No time passes; after some waits the other process is gone. */
  private static final class Waits implements Clock {
    private final int until;
    private final LockingProcess other;
    private int count;
    private Duration waited = Duration.ZERO;

    private Waits(int until, LockingProcess other) {
      this.until = until;
      this.other = other;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(waited);
    }

    @Override
    public void sleep(Duration duration) {
      waited = waited.plus(duration);
      if (++count == until) {
        try {
          other.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
