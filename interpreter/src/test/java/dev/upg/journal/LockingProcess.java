package dev.upg.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that has a journal's lock, as one that looks or as one that works, until it is closed. */
final class LockingProcess implements AutoCloseable {
  private final Process process;

  private LockingProcess(Process process) {
    this.process = process;
  }

  static LockingProcess looks(Path journal) throws IOException {
    return start(journal, "looks");
  }

  static LockingProcess works(Path journal) throws IOException {
    return start(journal, "works");
  }

  private static LockingProcess start(Path journal, String how) throws IOException {
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), LockingProcess.class.getName(), journal
            .toString(),
        how).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (process.getInputStream().read() != '!') {
      throw new AssertionError("no lock to be had");
    }
    return new LockingProcess(process);
  }

  /** Ends by itself when its stdin does. */
  public static void main(String[] arguments) throws IOException {
    try (var opened = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      JournalLock.lock(opened, arguments[1].equals("looks")).orElseThrow();
      System.out.write('!');
      System.out.flush();
      System.in.read();
    }
  }

  /** Comes back when the lock is free. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
