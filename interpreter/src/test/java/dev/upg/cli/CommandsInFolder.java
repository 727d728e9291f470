package dev.upg.cli;

import dev.upg.Golden;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A test of several commands in one folder, whose output is held by a golden file. */
abstract class CommandsInFolder {
  @TempDir
  Path folder;

  final List<String> shown = new ArrayList<>();

  final Session.Result run(String... arguments) {
    return new Session(folder).run(arguments);
  }

  /** The same, for {@link #compare}. */
  final void show(String... arguments) {
    shown.add(Scrubbed.text(run(arguments).shown(String.join(" ", arguments)), folder));
  }

  final void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Holds what was shown against the golden file. */
  final void compare(Path expected) {
    Golden.compare(expected, String.join("\n", shown));
  }
}
