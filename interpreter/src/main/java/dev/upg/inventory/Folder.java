package dev.upg.inventory;

import dev.upg.diagnostic.Diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Lists folders in name order. */
final class Folder {
  private Folder() {}

  static List<Path> entries(Path folder, Diagnostics diagnostics) {
    try (var entries = Files.list(folder)) {
      return entries.sorted(Comparator.comparing(path -> path.getFileName().toString())).toList();
    } catch (IOException e) {
      diagnostics.add(TextFile.unreadable("The folder `" + folder + "` can't be read")
          .help("Give yourself the right to read it: `chmod u+rx " + folder + "`."));
      return List.of();
    }
  }
}
