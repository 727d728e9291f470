package dev.upg.practice.script;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A request of a script that waits for its answer. Closing it lets the script see the end of the answer; until then its
 * answer stays readable.
 */
public final class Request implements AutoCloseable {
  private static final List<String> FILES = List.of("words", "in", "answer", "out", "err", "stopping",
      "answered");

  private final long pid;
  private final Path folder;
  private final List<String> words;
  private final RandomAccessFile answer;

  Request(long pid, Path folder) throws IOException {
    this.pid = pid;
    this.folder = folder;
    this.words = Files.readAllLines(folder.resolve("words"));
    this.answer = new RandomAccessFile(existing(folder.resolve("answer")), "rw");
  }

  /** Opening for writing would create a file when the script has just removed its fifo. */
  private static File existing(Path fifo) throws IOException {
    fifo.getFileSystem().provider().checkAccess(fifo);
    return fifo.toFile();
  }

  public long pid() {
    return pid;
  }

  public List<String> words() {
    return words;
  }

  /** What the script read from its own input. */
  public String input() throws IOException {
    return new String(Files.readAllBytes(folder.resolve("in")), StandardCharsets.UTF_8);
  }

  /** Whether the script has left a file of this name. */
  public boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  public void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  public void answer(String line) throws IOException {
    answer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the script still waits or works. */
  public boolean isOpen() {
    return Files.exists(folder) && Processes.alive(pid);
  }

  /** Closes it and removes what a killed script left behind. */
  public void discard() {
    close();
    try {
      for (var file : FILES) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Something was written to it at this moment; the folder goes with the cluster's.
      return;
    }
  }

  @Override
  public void close() {
    try {
      answer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
