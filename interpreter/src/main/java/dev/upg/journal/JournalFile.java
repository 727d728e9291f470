package dev.upg.journal;

import dev.upg.clock.Clock;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;

/** A journal in one file; the package says what is in it. */
public final class JournalFile implements Journal, AutoCloseable {
  public static final int FORMAT = 1;

  private static final int DIGITS = 8;

  private static final int LONGEST_END = 4096;

  /** Room for the entries of some hundred put-backs. */
  private static final int RESERVE = 64 * 1024;

  private final Path path;
  private final RandomAccessFile file;
  /** Given back to a disk that is full, so that what is put back then is written all the same. */
  private final Path reserve;
  private String last;
  private boolean broken;

  private JournalFile(Path path, RandomAccessFile file, String last) throws IOException {
    this.path = path;
    this.file = file;
    this.last = last;
    this.reserve = reserve(path);
    var bytes = new byte[RESERVE];
    // Zeros take no room on some file systems.
    ThreadLocalRandom.current().nextBytes(bytes);
    Files.write(reserve, bytes, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
  }

  /** What a file holds. */
  public record Contents(List<Entry> entries, long wholeBytes, String lastDigits) {
    public Contents {
      entries = List.copyOf(entries);
    }

    public Entry.Opened opened() {
      return (Entry.Opened) entries.getFirst();
    }
  }

  /**
   * Makes a new journal.
   *
   * @param file is empty, and for its owner only
   */
  public static JournalFile create(Path file, Entry.Opened opened) throws IOException {
    return begun(file, open(file, Clock.system()), "", journal -> journal.keep(opened));
  }

  /**
   * Goes on with a journal; what was half written at its end is cut off.
   *
   * @throws HeldJournal when another process works on the run, or has worked on it since it was read
   */
  public static JournalFile append(Path file, Contents contents) throws IOException {
    return append(file, contents, Clock.system());
  }

  static JournalFile append(Path file, Contents contents, Clock clock) throws IOException {
    var opened = open(file, clock);
    if (!isStill(contents, bytes(opened))) {
      opened.close();
      throw new HeldJournal(file);
    }
    return begun(file, opened, contents.lastDigits(), journal -> journal.cut(contents.wholeBytes()));
  }

  /** Whether the whole lines are those that were read: the digits of the last one hold for all before it. */
  private static boolean isStill(Contents contents, byte[] bytes) {
    int end = Math.toIntExact(contents.wholeBytes());
    if (bytes.length < end || hasWholeLine(bytes, end)) {
      return false;
    }
    var last = "";
    for (int start = 0, newline = next(bytes, 0); newline >= 0 && newline < end; start = newline + 1, newline = next(
        bytes, start)) {
      if (newline - start <= DIGITS) {
        return false;
      }
      last = digits(last, new String(bytes, start + DIGITS + 1, newline - start - DIGITS - 1, StandardCharsets.UTF_8));
    }
    return last.equals(contents.lastDigits());
  }

  /** What was cut off ends in zeros, or in no newline. */
  private static boolean hasWholeLine(byte[] bytes, int from) {
    int newline = next(bytes, from);
    return newline >= 0 && !new String(bytes, from, newline - from, StandardCharsets.UTF_8).contains("\0");
  }

  private static JournalFile begun(Path path, RandomAccessFile file, String last, Beginning beginning)
      throws IOException {
    try {
      var journal = new JournalFile(path, file, last);
      beginning.with(journal);
      return journal;
    } catch (IOException e) {
      Files.deleteIfExists(reserve(path));
      file.close();
      throw e;
    }
  }

  private static Path reserve(Path journal) {
    return journal.resolveSibling(journal.getFileName() + ".reserve");
  }

  @FunctionalInterface
  private interface Beginning { void with(JournalFile journal) throws IOException; }

  private static RandomAccessFile open(Path file, Clock clock) throws IOException {
    var opened = new RandomAccessFile(file.toFile(), "rw");
    try {
      JournalLock.take(opened.getChannel(), file, clock);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** Whether a process works on the run. To look needs no right to write: the disk may be for reading only. */
  public static boolean isHeld(Path file) throws IOException {
    try (var opened = FileChannel.open(file, StandardOpenOption.READ)) {
      return JournalLock.isTaken(opened);
    }
  }

  /** @throws DamagedJournal when it can't be relied upon; the message says where and why */
  public static Contents read(Path file) throws IOException {
    return read(Files.readAllBytes(file), file);
  }

  /** Whether the last line says that the run came to an end after which nothing is left to do: of many old runs, that is enough. */
  public static boolean isOver(Path file) {
    try (var opened = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, opened.length() - LONGEST_END);
      var bytes = new byte[Math.toIntExact(opened.length() - start)];
      opened.seek(start);
      opened.readFully(bytes);
      var lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
      var last = lines[lines.length - 1];
      return last.length() > DIGITS && EntryCodec.read(last.substring(DIGITS + 1)) instanceof Entry.Ended ended
          && (ended.outcome().equals("succeeded") || ended.outcome().equals("aborted"));
    } catch (IOException | IllegalArgumentException e) {
      // Who reads all of it tells what is wrong with it.
      return false;
    }
  }

  /** Not by another stream: closing that would give the operating system's lock back. */
  private static byte[] bytes(RandomAccessFile file) throws IOException {
    var bytes = new byte[Math.toIntExact(file.length())];
    file.seek(0);
    file.readFully(bytes);
    return bytes;
  }

  private static Contents read(byte[] bytes, Path file) throws IOException {
    var entries = new ArrayList<Entry>();
    var last = "";
    int start = 0;
    for (int end = next(bytes, start); end >= 0; end = next(bytes, start)) {
      var line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      var digits = line.length() > DIGITS && line.charAt(DIGITS) == ' ' ? line.substring(0, DIGITS) : "";
      if (entries.isEmpty()) {
        mustBeKnown(line, file);
      }
      if (digits.isEmpty() || !digits.equals(digits(last, line.substring(DIGITS + 1)))) {
        // A block that a loss of power kept from the disk is full of zeros.
        if (end + 1 == bytes.length && !entries.isEmpty() && line.indexOf('\0') >= 0) {
          break;
        }
        throw DamagedJournal.after(entries, "line " + (entries.size() + 1) + " of " + file + " isn't as it was written:"
            + " the run.log beside it says what was done; put back by hand what is set there, then begin a new run");
      }
      entries.add(entry(line.substring(DIGITS + 1), file, entries));
      last = digits;
      start = end + 1;
    }
    if (entries.isEmpty()) {
      throw DamagedJournal.after(entries, file + " is empty: " + (isEmpty(file.resolveSibling("run.log"))
          ? "the run died before its first change"
          : "what the run did is only in the run.log beside it"));
    }
    return new Contents(entries, start, last);
  }

  private static boolean isEmpty(Path log) throws IOException {
    return !Files.exists(log) || Files.size(log) == 0;
  }

  /** Before the checksum, which another format may compute in another way. */
  private static void mustBeKnown(String line, Path file) throws DamagedJournal {
    var format = EntryCodec.formatOf(line.substring(Math.max(0, line.indexOf('{'))));
    if (format.filter(number -> number != FORMAT).isPresent()) {
      throw DamagedJournal.foreign(
          file + " has a format that this upg doesn't know (" + format.get() + "; it knows " + FORMAT
              + "): go on with the upg that began the run");
    }
  }

  private static Entry entry(String json, Path file, List<Entry> before) throws DamagedJournal {
    try {
      return EntryCodec.read(json);
    } catch (IllegalArgumentException e) {
      throw DamagedJournal.after(before, "line " + (before.size() + 1) + " of " + file + " can't be read: " + e
          .getMessage());
    }
  }

  @Override
  public synchronized void write(Entry entry) throws IOException {
    if (broken) {
      throw new IOException("the journal could not be written before");
    }
    var json = EntryCodec.write(entry);
    var digits = digits(last, json);
    long before = file.getFilePointer();
    // Should it stay half written, what followed would be taken for damage.
    broken = true;
    try {
      file.write((digits + " " + json + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      cut(before);
      broken = !Files.deleteIfExists(reserve);
      throw e;
    }
    broken = false;
    last = digits;
  }

  private void cut(long length) throws IOException {
    file.setLength(length);
    file.seek(length);
  }

  @Override
  public synchronized void keep(Entry entry) throws IOException {
    // An open file takes entries after its name is gone; nobody would find them.
    if (Files.notExists(path)) {
      broken = true;
      throw new IOException("somebody removed " + path);
    }
    write(entry);
    // What a disk didn't take once it may lose for good, whatever it says later.
    broken = true;
    file.getFD().sync();
    broken = false;
  }

  /** Read through the open file: to close another one would give the operating system's lock back. */
  @Override
  public synchronized List<Entry> entries() throws IOException {
    return read(bytes(file), path).entries();
  }

  @Override
  public synchronized void close() throws IOException {
    Files.deleteIfExists(reserve);
    file.close();
  }

  private static int next(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static String digits(String before, String json) {
    var sum = new CRC32C();
    sum.update((before + json).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
