package dev.upg.cli;

import dev.upg.journal.RunFolder;
import dev.upg.lock.Holder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That a person took the cluster from a run, in a file of that run's folder: nobody is kept out by it any more, until it goes on.
 *
 * @param run that got the cluster
 * @param user who began that one
 */
record TakenOver(String run, String user, String host, Instant at) {
  private static final int LINES = 4;

  private static Path file(RunFolder from) {
    return from.path().resolve("taken-over");
  }

  static boolean isSaid(RunFolder from) {
    return Files.exists(file(from));
  }

  /** Empty when nobody took it, or nobody knows who. */
  static Optional<TakenOver> of(RunFolder from) {
    try {
      var lines = Files.readAllLines(file(from));
      return lines.size() < LINES
          ? Optional.empty()
          : Optional.of(new TakenOver(lines.get(0), lines.get(1), lines.get(2), Instant.parse(lines.get(3))));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  static void say(RunFolder from, Holder by, Instant at) {
    try {
      Files.write(file(from), List.of(by.run(), by.user(), by.host(), at.toString()));
    } catch (IOException e) {
      // Then the next run has to be told it, too.
      return;
    }
  }

  /** The run goes on: from now on it may leave something again. */
  static void end(RunFolder from) throws IOException {
    Files.deleteIfExists(file(from));
  }
}
