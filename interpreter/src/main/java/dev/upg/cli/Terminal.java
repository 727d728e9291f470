package dev.upg.cli;

import dev.upg.view.Screen;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the process's terminal is like; Java has no call for it, the system's tools do. */
final class Terminal {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final File TERMINAL = new File("/dev/tty");
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

  /** Columns of the controlling terminal, or the usual number where there is none. */
  static int width() {
    try {
      var stty = new ProcessBuilder("stty", "size").redirectInput(TERMINAL)
          .redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
      if (finish(stty) && words.length == 2 && words[1].matches("[1-9][0-9]{0,4}")) {
        return Integer.parseInt(words[1]);
      }
    } catch (IOException e) {
      // No terminal or no `stty`: the usual width it is.
      return Screen.USUAL_WIDTH;
    }
    return Screen.USUAL_WIDTH;
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
