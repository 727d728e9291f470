package dev.upg.compile;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.tree.SourceUnit.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The words for a module that isn't there: which files are, near the place where it was looked for. */
final class NearFiles {
  private static final int MOST_SHOWN = 8;

  private NearFiles() {}

  /** @param path where the module was looked for */
  static Diagnostic missing(Use use, Path path) {
    var written = use.path().orElseThrow();
    // The first part of the path that isn't there: a folder, or the file itself.
    var missing = path;
    while (missing.getParent() != null && !Files.isDirectory(missing.getParent())) {
      missing = missing.getParent();
    }
    boolean isFile = missing.equals(path);
    var name = missing.getFileName().toString();
    var error = Diagnostic.error(Code.UNKNOWN_MODULE, "There is no module `" + written + "`", use.span(),
        isFile ? "no such file" : "there is no folder `" + name + "`");
    var around = entries(missing.getParent(), !isFile);
    var near = Spelling.nearest(name, around).or(() -> withEnding(name, around));
    if (near.isPresent()) {
      return error.help("Did you mean `" + replaced(written, name, near.get()) + "`?");
    }
    if (written.startsWith("/")) {
      return error;
    }
    return around.isEmpty() || !isFile
        ? error.help("The path is relative to the file that it stands in.")
        : error.note("That folder has " + String.join(", ", around.stream().limit(MOST_SHOWN)
            .map(file -> "`" + file + "`").toList()) + (around.size() > MOST_SHOWN ? ", …" : "") + ".");
  }

  private static Optional<String> withEnding(String name, List<String> around) {
    return Optional.of(name + ".upg").filter(around::contains);
  }

  /** The path as written, with the one part of it exchanged that isn't there. */
  private static String replaced(String written, String name, String near) {
    int at = written.lastIndexOf(name);
    return at < 0 ? near : written.substring(0, at) + near + written.substring(at + name.length());
  }

  private static List<String> entries(Path folder, boolean folders) {
    if (folder == null) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.filter(entry -> folders ? Files.isDirectory(entry) : entry.toString().endsWith(".upg"))
          .map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException unreadable) {
      // Only the suggestion is lost: that the file isn't there is told all the same.
      return List.of();
    }
  }
}
