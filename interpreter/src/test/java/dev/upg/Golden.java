package dev.upg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares what a test made with the file that holds what it should be. With {@code -Dgolden.update=true} the file is
 * rewritten, and the test fails all the same: nobody gets a green run out of an update.
 */
public final class Golden {
  private Golden() {}

  public static void compare(Path expected, String actual) {
    if (Boolean.getBoolean("golden.update")) {
      update(expected, actual);
      return;
    }
    assertEquals(read(expected), actual, () -> expected + " differs; -Dgolden.update=true rewrites it");
  }

  /** The files of a folder with an ending, by name. */
  public static List<Path> files(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void update(Path expected, String actual) {
    if (read(expected).equals(actual) && Files.exists(expected)) {
      return;
    }
    try {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, actual);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fail("rewrote " + expected);
  }
}
