package dev.upg.practice.script;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Where the scripts of the hosts leave their requests: a folder for each, named by the process id, and a fifo that rings for
 * each. Fifos are opened for reading and writing, so that nothing here ever blocks for want of the other side.
 */
public final class Spool implements AutoCloseable {
  private final Path folder;
  private final RandomAccessFile bell;

  public Spool(Path folder) throws IOException {
    this.folder = Files.createDirectory(folder);
    var fifo = folder.resolve("bell");
    ScriptFiles.run("mkfifo", fifo.toString());
    this.bell = new RandomAccessFile(fifo.toFile(), "rw");
  }

  public Path folder() {
    return folder;
  }

  /** Calls {@code handler} with the process id of each request until the spool is closed. */
  public void listen(LongConsumer handler) {
    try {
      for (var line = bell.readLine(); line != null && !line.equals("close"); line = bell.readLine()) {
        handler.accept(Long.parseLong(line.strip()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the practice cluster no longer hears its tools", e);
    }
  }

  /** @throws NoSuchFileException when the process has gone in the meantime */
  public Request open(long pid) throws IOException {
    return new Request(pid, folder.resolve(String.valueOf(pid)));
  }

  /** The processes whose requests are there. */
  List<Long> pids() {
    try (var folders = Files.list(folder)) {
      return folders.map(request -> request.getFileName().toString()).filter(name -> name.matches("\\d+"))
          .map(Long::valueOf).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends {@link #listen}. */
  @Override
  public void close() {
    try {
      bell.write("close\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
