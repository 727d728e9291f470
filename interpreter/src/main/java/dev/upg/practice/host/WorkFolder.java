package dev.upg.practice.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The temporary folder of a practice cluster, readable by its owner only; removed on closing. */
public final class WorkFolder implements AutoCloseable {
  private static final int TRIES = 5;

  private final Path path;

  public WorkFolder() throws IOException {
    this.path = Files.createTempDirectory("upg-practice-").toRealPath();
  }

  public Path path() {
    return path;
  }

  /** Removes it. Processes that end at this moment may still write: tried several times. */
  @Override
  public void close() {
    for (var attempt = 1; Files.exists(path); attempt++) {
      try {
        remove(path);
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw new UncheckedIOException("can't remove " + path, e);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
          return FileVisitResult.CONTINUE;
        }
        throw failure;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.deleteIfExists(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
