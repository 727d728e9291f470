package dev.upg.practice.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether processes live that aren't children of this one. */
public final class Processes {
  private Processes() {}

  /** A zombie is dead: in a container nobody may be there to reap it. */
  public static boolean alive(long pid) {
    var stat = Path.of("/proc", String.valueOf(pid), "stat");
    try {
      if (Files.exists(stat)) {
        var text = Files.readString(stat);
        return "ZX".indexOf(text.charAt(text.lastIndexOf(')') + 2)) < 0;
      }
    } catch (IOException e) {
      // It ended while it was read.
      return false;
    }
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** By SIGTERM. */
  public static void terminate(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
  }

  public static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
