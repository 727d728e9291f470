package dev.upg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with files in the repository. {@code -Dgolden.update=true} rewrites them and still fails. */
public final class Golden {
  private Golden() {}

  public static void compare(Path expected, String actual) throws IOException {
    var before = Files.exists(expected) ? Files.readString(expected) : null;
    if (actual.equals(before)) {
      return;
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
      fail("wrote " + expected + ": look at the difference, then run the tests again without -Dgolden.update");
    }
    if (before == null) {
      fail(expected + " is missing; -Dgolden.update=true writes it. It would be:\n" + actual);
    }
    assertEquals(before, actual, () -> "differs from " + expected);
  }
}
