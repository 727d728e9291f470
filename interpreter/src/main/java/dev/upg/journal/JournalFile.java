package dev.upg.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A journal in one file; the package says what is in it. */
public final class JournalFile implements Journal, AutoCloseable {
  public static final int FORMAT = 1;

  private static final int DIGITS = 8;

  private final Path path;
  private final RandomAccessFile file;
  private String last;
  private boolean broken;

  private JournalFile(Path path, RandomAccessFile file, String last) {
    this.path = path;
    this.file = file;
    this.last = last;
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
    var journal = new JournalFile(file, open(file), "");
    journal.keep(opened);
    return journal;
  }

  /** Goes on with a journal; what was half written at its end is cut off. */
  public static JournalFile append(Path file, Contents contents) throws IOException {
    var opened = open(file);
    opened.setLength(contents.wholeBytes());
    opened.seek(contents.wholeBytes());
    return new JournalFile(file, opened, contents.lastDigits());
  }

  /** The operating system gives the lock back when the process is gone, however it went. */
  private static RandomAccessFile open(Path file) throws IOException {
    var opened = new RandomAccessFile(file.toFile(), "rw");
    if (lock(opened).isEmpty()) {
      opened.close();
      throw new HeldJournal(file);
    }
    return opened;
  }

  /** Whether a process works on the run. */
  public static boolean isHeld(Path file) throws IOException {
    try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
      var lock = lock(opened);
      if (lock.isPresent()) {
        lock.get().release();
      }
      return lock.isEmpty();
    }
  }

  private static Optional<FileLock> lock(RandomAccessFile file) throws IOException {
    try {
      // A place behind every journal: where locks are mandatory, others can read it all the same.
      return Optional.ofNullable(file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false));
    } catch (OverlappingFileLockException byThisProcess) {
      return Optional.empty();
    }
  }

  /** @throws DamagedJournal when it can't be relied upon; the message says where and why */
  public static Contents read(Path file) throws IOException {
    return read(Files.readAllBytes(file), file);
  }

  private static Contents read(byte[] bytes, Path file) throws IOException {
    var entries = new ArrayList<Entry>();
    var last = "";
    int start = 0;
    for (int end = next(bytes, start); end >= 0; end = next(bytes, start)) {
      var line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      var digits = line.length() > DIGITS && line.charAt(DIGITS) == ' ' ? line.substring(0, DIGITS) : "";
      if (digits.isEmpty() || !digits.equals(digits(last, line.substring(DIGITS + 1)))) {
        // A block that a loss of power kept from the disk is full of zeros.
        if (end + 1 == bytes.length && !entries.isEmpty() && line.indexOf('\0') >= 0) {
          break;
        }
        throw new DamagedJournal("line " + (entries.size() + 1) + " of " + file + " isn't as it was written");
      }
      entries.add(entry(line.substring(DIGITS + 1), entries.isEmpty(), file, entries.size() + 1));
      last = digits;
      start = end + 1;
    }
    if (entries.isEmpty()) {
      throw new DamagedJournal(file + " is empty: the run died before its first change");
    }
    return new Contents(entries, start, last);
  }

  private static Entry entry(String json, boolean first, Path file, int line) throws DamagedJournal {
    if (first) {
      EntryCodec.formatOf(json).filter(format -> format == FORMAT).orElseThrow(() -> new DamagedJournal(file
          + " has a format that this upg doesn't know (" + EntryCodec.formatOf(json).map(String::valueOf).orElse("none")
          + "; it knows " + FORMAT + "): go on with the upg that began the run"));
    }
    try {
      return EntryCodec.read(json);
    } catch (IllegalArgumentException e) {
      throw new DamagedJournal("line " + line + " of " + file + " can't be read: " + e.getMessage());
    }
  }

  @Override
  public synchronized void write(Entry entry) throws IOException {
    if (broken) {
      throw new IOException("the journal could not be written before");
    }
    var json = EntryCodec.write(entry);
    var digits = digits(last, json);
    // When this fails half-way, what follows would be taken for damage: nothing more is written.
    broken = true;
    file.write((digits + " " + json + "\n").getBytes(StandardCharsets.UTF_8));
    broken = false;
    last = digits;
  }

  @Override
  public synchronized void keep(Entry entry) throws IOException {
    write(entry);
    file.getFD().sync();
  }

  /** Read through the open file: to close another one would give the operating system's lock back. */
  @Override
  public synchronized List<Entry> entries() throws IOException {
    var bytes = new byte[Math.toIntExact(file.length())];
    file.seek(0);
    file.readFully(bytes);
    return read(bytes, path).entries();
  }

  @Override
  public synchronized void close() throws IOException {
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
