package dev.upg.builtin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads an archive to its end, to see whether it is whole. */
final class Archive {
  private static final int BLOCK = 512;
  private static final String BROKEN_OFF = "it ends in the middle";

  private Archive() {}

  /**
   * What is wrong with an archive, told by its name's end: {@code .tar}, {@code .tar.gz}, {@code .tgz}, {@code .zip}. Empty when it is whole,
   * and of other kinds, which aren't looked into.
   *
   * @throws IOException when the file can't be read
   */
  static Optional<String> damage(Path file) throws IOException {
    var name = file.getFileName().toString();
    try {
      if (name.endsWith(".zip")) {
        return zip(file);
      }
      if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
        try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
          return tar(in);
        }
      }
      if (name.endsWith(".tar")) {
        try (var in = Files.newInputStream(file)) {
          return tar(in);
        }
      }
      return Optional.empty();
    } catch (EOFException e) {
      return Optional.of(BROKEN_OFF);
    } catch (ZipException e) {
      return Optional.of("it can't be unpacked: " + e.getMessage());
    }
  }

  private static Optional<String> zip(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        if (!isWhole(zip, entry)) {
          return Optional.of("the checksum of " + entry.getName() + " is wrong");
        }
      }
      return Optional.empty();
    }
  }

  private static boolean isWhole(ZipFile zip, ZipEntry entry) throws IOException {
    try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      in.transferTo(OutputStream.nullOutputStream());
      return in.getChecksum().getValue() == entry.getCrc();
    }
  }

  /** Headers of 512 bytes, each with its sum and the size of what follows; two blocks of zeros at the end (POSIX.1-2017, pax, ustar). */
  private static Optional<String> tar(InputStream in) throws IOException {
    while (true) {
      var header = in.readNBytes(BLOCK);
      if (header.length < BLOCK) {
        return Optional.of(header.length == 0 ? "it has no end mark of tar" : BROKEN_OFF);
      }
      if (isZero(header)) {
        in.transferTo(OutputStream.nullOutputStream());
        return Optional.empty();
      }
      if (sum(header) != number(header, 148, 8)) {
        return Optional.of("it isn't one of tar, or a header of it is wrong");
      }
      if (header[156] == 'S') {
        // Of a sparse file of old GNU tar more headers follow without sums; what vouches for the rest is gzip.
        in.transferTo(OutputStream.nullOutputStream());
        return Optional.empty();
      }
      long size = number(header, 124, 12);
      in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
    }
  }

  private static boolean isZero(byte[] header) {
    for (var one : header) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  /** Of all bytes, the sum's own taken as blanks. */
  private static long sum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  /** Octal digits; or, with the highest bit set, as GNU tar writes what is too large for these, binary. */
  private static long number(byte[] header, int from, int length) {
    if ((header[from] & 0x80) != 0) {
      long value = header[from] & 0x7f;
      for (int i = from + 1; i < from + length; i++) {
        value = value << 8 | header[i] & 0xff;
      }
      return value;
    }
    var digits = new String(header, from, length, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
    return digits.matches("[0-7]+") ? Long.parseLong(digits, 8) : 0;
  }
}
