package dev.upg.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What this program was built from: the file {@code build.properties} beside its jar, which the launcher and the packages
 * write. It isn't in the jar, so that the same sources give the same jar.
 */
final class BuildInfo {
  private static final String FILE = "build.properties";

  private BuildInfo() {}

  static String text() {
    var home = home();
    return "built " + built(home) + "\nin " + home + "\nlibraries " + libraries();
  }

  private static String built(Path home) {
    var file = home.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return "from unknown sources (there is no " + file + ")";
    }
    var known = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      known.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return "from unknown sources (" + file + " can't be read: " + e.getMessage() + ")";
    }
    return "from commit " + known.getProperty("commit", "unknown")
        + (known.getProperty("changed", "").equals("yes") ? ", with changes that aren't in it" : "") + ", "
        + known.getProperty("date", "date unknown") + ", by Java " + known.getProperty("java", "unknown");
  }

  /** The folder of the jar, or of the classes. */
  private static Path home() {
    try {
      return Path.of(BuildInfo.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> entry.substring(entry.lastIndexOf('/') + 1)).filter(name -> name.matches(".*-[0-9].*\\.jar"))
        .map(name -> name.replaceFirst("-([0-9].*)\\.jar$", " $1")).sorted().collect(Collectors.joining(", "));
  }
}
