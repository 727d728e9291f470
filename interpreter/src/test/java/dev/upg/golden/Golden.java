package dev.upg.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts in files below {@code src/test/resources}. {@code -Dgolden.update=true} rewrites them and still fails, so
 * that a changed text is looked at before it is kept.
 */
public final class Golden {
  private static final Path FOLDER = Path.of(System.getProperty("upg.root"), "interpreter/src/test/resources");

  private Golden() {}

  /** @param name of the file, as {@code view/plain.txt} */
  public static void assertMatches(String name, String actual) throws IOException {
    var file = FOLDER.resolve(name);
    var text = actual.endsWith("\n") ? actual : actual + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        Files.writeString(file, text);
        fail("rewrote " + file + "; look at it, then run again without golden.update");
      }
      return;
    }
    assertEquals(Files.readString(file), text, () -> "differs from " + file);
  }
}
