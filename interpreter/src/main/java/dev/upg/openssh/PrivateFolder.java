package dev.upg.openssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A folder that only this user can enter, for sockets and what {@code ssh} says. A socket's path may have 104 bytes on
 * some systems, and {@code ssh} first makes one of 17 more.
 */
final class PrivateFolder implements AutoCloseable {
  private static final int LONGEST = 80;

  private final Path path;
  private final AtomicInteger names = new AtomicInteger();

  private PrivateFolder(Path path) {
    this.path = path;
  }

  /** @param places where it may be, most wanted first */
  static PrivateFolder in(List<Path> places) throws IOException {
    var refused = new IOException("no folder for sockets that is short enough");
    for (var place : places) {
      try {
        var path = Files.createTempDirectory(place, "upg",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (path.toString().length() <= LONGEST) {
          return new PrivateFolder(path);
        }
        Files.delete(path);
      } catch (IOException e) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }

  /** False when the system has cleaned its temporary folder since, as it does after days. */
  boolean isThere() {
    return Files.isDirectory(path);
  }

  /** A name that wasn't used before. */
  Path next() {
    return path.resolve(String.valueOf(names.getAndIncrement()));
  }

  /** What a master still removes itself may go meanwhile. */
  @Override
  public void close() {
    try (var files = Files.list(path)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Nothing in it is of use to anybody any more; the system cleans its temporary folder.
      return;
    }
  }
}
