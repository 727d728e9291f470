package dev.upg.journal;

import dev.upg.clock.Clock;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who works on a run: a lock on its journal, which the operating system gives back when the process is gone, however it went. */
final class JournalLock {
  /** Who looks has the lock for less than that, unless he is halted amid his look. */
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int PAUSES = 200;

  private JournalLock() {}

  /**
   * Takes it, also from those who only look.
   *
   * @throws HeldJournal when another process works on the run
   */
  static void take(FileChannel journal, Path file, Clock clock) throws IOException {
    for (int pauses = 0; lock(journal, false).isEmpty(); pauses++) {
      if (pauses == PAUSES || isTaken(journal)) {
        throw new HeldJournal(file);
      }
      pause(clock, file);
    }
  }

  private static void pause(Clock clock, Path file) throws IOException {
    try {
      clock.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while others looked at " + file).initCause(e);
    }
  }

  static boolean isTaken(FileChannel journal) throws IOException {
    var lock = lock(journal, true);
    if (lock.isPresent()) {
      lock.get().release();
    }
    return lock.isEmpty();
  }

  /** @param shared for who only looks; it isn't given either while a process works on the run */
  static Optional<FileLock> lock(FileChannel journal, boolean shared) throws IOException {
    try {
      // A place behind every journal: where locks are mandatory, others can read it all the same.
      return Optional.ofNullable(journal.tryLock(Long.MAX_VALUE - 1, 1, shared));
    } catch (OverlappingFileLockException byThisProcess) {
      return Optional.empty();
    }
  }
}
