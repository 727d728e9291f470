package dev.upg.library;

import dev.upg.tree.SourceUnit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Modules of several files: what one declares all see, and each {@code use} counts for all. */
final class Parts {
  /** The file that lists them: a line for each module, the file with its name first. */
  static final String LIST = "modules.txt";

  private Parts() {}

  /** The files of each module, relative to the folder of the list. */
  static Map<String, List<String>> listed(String list) {
    var paths = new LinkedHashMap<String, List<String>>();
    for (var line : list.split("\\R")) {
      if (!line.isBlank()) {
        var files = List.of(line.split(" "));
        var file = files.getFirst().substring(files.getFirst().lastIndexOf('/') + 1);
        paths.put(file.substring(0, file.length() - ".upg".length()), files);
      }
    }
    return paths;
  }

  /** One module of its files. */
  static SourceUnit.Module joined(List<SourceUnit.Module> parts) {
    var first = parts.getFirst();
    for (var part : parts) {
      if (!part.name().text().equals(first.name().text())) {
        throw new IllegalStateException(part.span().file().name() + " is listed as a part of `" + first.name().text()
            + "` and says `module " + part.name().text() + "`");
      }
    }
    return new SourceUnit.Module(first.span(), first.name(),
        parts.stream().flatMap(part -> part.uses().stream()).toList(),
        parts.stream().flatMap(part -> part.declarations().stream()).toList(), first.doc());
  }
}
