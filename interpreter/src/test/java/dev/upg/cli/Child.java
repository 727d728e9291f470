package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.host.ShellQuote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own that is {@code upg}. Closing it ends it, whatever it does. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader reader;
  private final StringBuilder seen = new StringBuilder();

  private Child(Process process) {
    this.process = process;
    this.reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(Path folder, String... arguments) throws IOException {
    return start(folder, line(arguments));
  }

  /** In a terminal that {@code script} makes, and that is closed when that process is killed. */
  static Child start(Path folder, Path script, String... arguments) throws IOException {
    return start(folder, List.of(script.toString(), "-qec", ShellQuote.words(line(arguments)), "/dev/null"));
  }

  private static Child start(Path folder, List<String> line) throws IOException {
    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().put("UPG_LOCK_DIR", folder.toString());
    return new Child(builder.start());
  }

  /** The command line. Arguments that begin with {@code -X} are for Java. */
  private static List<String> line(String... arguments) {
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
    Stream.of(arguments).filter(argument -> argument.startsWith("-X")).forEach(line::add);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.upg.cli.Main"));
    Stream.of(arguments).filter(argument -> !argument.startsWith("-X")).forEach(line::add);
    return line;
  }

  /** Reads up to and with the first line that has the text, but isn't the command itself. */
  Child readUntil(String text) throws IOException {
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      seen.append(line).append('\n');
      if (line.endsWith(text) || line.contains(text + ":")) {
        return this;
      }
    }
    throw new AssertionError("never printed " + text + ":\n" + seen);
  }

  Child signal(String name) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
    return this;
  }

  /** Waits for its end; the exit status. */
  int end() throws IOException, InterruptedException {
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      seen.append(line).append('\n');
    }
    return process.waitFor();
  }

  /** What it printed so far, both streams. */
  String seen() {
    return seen.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
