package dev.upg.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a server answered.
 *
 * @param body as UTF-8
 */
public record HttpReply(int status, String body) {
  private static final int MOST = 64 << 20;
  private static final int LONGEST_LINE = 16 << 10;

  static HttpReply read(InputStream in) throws IOException {
    var first = line(in);
    if (!first.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
      throw new IOException("what answers there doesn't speak HTTP: " + (first.isEmpty() ? "an empty line" : first));
    }
    int status = Integer.parseInt(first.substring(9, 12));
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    if (status / 100 == 1) {
      return read(in);
    }
    return new HttpReply(status, new String(body(in, status, headers), StandardCharsets.UTF_8));
  }

  private static byte[] body(InputStream in, int status, Map<String, String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).contains("chunked")) {
      return chunks(in);
    }
    var length = headers.get("content-length");
    return length == null ? rest(in) : exactly(in, number(length, 10));
  }

  private static byte[] rest(InputStream in) throws IOException {
    var bytes = in.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw tooLong();
    }
    return bytes;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var all = new java.io.ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      if (all.size() + size > MOST) {
        throw tooLong();
      }
      all.write(exactly(in, size));
      line(in);
    }
    return all.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return number(line(in).replaceFirst(";.*", "").strip(), 16);
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    var bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("the connection ended after " + bytes.length + " of " + size + " bytes");
    }
    return bytes;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int number = Integer.parseInt(text, radix);
      if (number < 0 || number > MOST) {
        throw tooLong();
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IOException("what answers there doesn't speak HTTP: a length of " + text, e);
    }
  }

  private static IOException tooLong() {
    return new IOException("the answer is longer than " + (MOST >> 20) + " MiB");
  }

  private static String line(InputStream in) throws IOException {
    var line = new java.io.ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended before the answer did");
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("what answers there doesn't speak HTTP: a line without end");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
