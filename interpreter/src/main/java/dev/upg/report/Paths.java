package dev.upg.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * How files are called in a report: relative to the top folder of what is looked at, with slashes.
 *
 * @param directory from which the files were named
 * @param top the folder that readers take paths from: in CI the checked out repository, else {@code directory}
 */
public record Paths(Path directory, Path top) {
  public Paths {
    directory = directory.toAbsolutePath().normalize();
    top = top.toAbsolutePath().normalize();
  }

  /** A path without {@code .} and {@code ..}; absolute for a file outside of the folder. */
  String path(String file) {
    var absolute = directory.resolve(file).normalize();
    var path = absolute.startsWith(top) ? top.relativize(absolute) : absolute;
    return path.toString().replace('\\', '/');
  }

  boolean isInside(String file) {
    return directory.resolve(file).normalize().startsWith(top);
  }

  /** The same as a URI reference: relative where it can be. */
  String uri(String file) {
    try {
      var path = path(file);
      return isInside(file)
          // A colon in the first name would end a scheme; in front of a slash it can't.
          ? new URI(null, null, "/" + path, null).toASCIIString().substring(1).replace(":", "%3A")
          : new URI("file", "", path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path that isn't one: " + file, e);
    }
  }
}
