package dev.upg.practice.pegasus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command of the shell writes to. */
final class Console {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private final Path directory;
  private String table = "";

  Console(Path directory) {
    this.directory = directory;
  }

  /** What {@code use} names. */
  void use(String name) {
    table = name;
  }

  String table() {
    return table;
  }

  void out(String text) {
    out.append(text);
  }

  void line(String text) {
    out.append(text).append('\n');
  }

  void error(String text) {
    err.append(text);
  }

  void errorLine(String text) {
    err.append(text).append('\n');
  }

  String outText() {
    return out.toString();
  }

  String errorText() {
    return err.toString();
  }

  /** A file as the shell reads or writes it. */
  Path file(String name) {
    return directory.resolve(name);
  }

  /** Prints the report, or writes it to the file of {@code -o}. */
  void print(Report report, Options options) {
    var text = options.has('j') ? report.json() : report.text();
    if (!options.has('o')) {
      out(text);
      return;
    }
    var file = file(options.value('o'));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      errorLine("open file " + options.value('o') + " failed");
    }
  }
}
