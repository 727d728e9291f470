package dev.upg.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the process's terminal is like; Java has no call for it, the system's tools do. */
final class Terminal {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final File TERMINAL = new File("/dev/tty");
  private static final String SIZE = "[1-9][0-9]{0,4}";
  private static final long PATIENCE_SECONDS = 5;

  private Terminal() {}

  /** @param descriptor 0, 1 or 2 */
  static boolean isTerminal(int descriptor) {
    try {
      if (Files.isDirectory(DESCRIPTORS)) {
        var target = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor))).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
      }
      return finish(new ProcessBuilder("test", "-t", Integer.toString(descriptor)).inheritIO().start());
    } catch (IOException e) {
      // A closed descriptor, or no `test`: nobody looks at it.
      return false;
    }
  }

  /** Whether this process may read from its terminal: one that a shell keeps in the background is stopped when it does. */
  static boolean isForeground() {
    var stat = Path.of("/proc/self/stat");
    if (!Files.isReadable(stat)) {
      return true;
    }
    try {
      var text = Files.readString(stat);
      // After the name in brackets: state, parent, group, session, terminal, group in the foreground.
      var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      return fields[5].equals("-1") || fields[2].equals(fields[5]);
    } catch (IOException e) {
      return true;
    }
  }

  /** Of the controlling terminal, or the usual one where there is none. */
  static TerminalSize.Size size() {
    var words = stty("size").orElse("").split(" ");
    return words.length == 2 && words[0].matches(SIZE) && words[1].matches(SIZE)
        ? new TerminalSize.Size(Integer.parseInt(words[1]), Integer.parseInt(words[0]))
        : TerminalSize.USUAL;
  }

  /** What it is set to, for {@link #set}; empty where there is none. */
  static Optional<String> settings() {
    return stty("-g").filter(text -> !text.isEmpty());
  }

  static void set(String... settings) {
    stty(settings);
  }

  /** Stops this process as Ctrl-Z does, until it is continued. */
  static void suspend() {
    try {
      finish(new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid())).inheritIO().start());
    } catch (IOException e) {
      // No `kill`: it goes on, as if nobody had pressed the key.
      return;
    }
  }

  /** What it says; empty when there is no terminal, or no `stty`. */
  private static Optional<String> stty(String... arguments) {
    try {
      var line = new ArrayList<>(List.of("stty"));
      line.addAll(List.of(arguments));
      var stty = new ProcessBuilder(line).redirectInput(TERMINAL).redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      var said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return finish(stty) ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean finish(Process process) {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
