package dev.upg.shell;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Turns the bytes of one stream into lines, in bounded memory. A line longer than {@link #LONGEST_PIECE} characters is
 * told in pieces. Bytes that aren't UTF-8 become U+FFFD. Thread-safe; what comes after the end is
 * ignored.
 */
final class StreamText {
  static final int LONGEST_PIECE = 64 * 1024;

  private final int keptCharacters;
  private final Consumer<String> lines;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final CharBuffer decoded = CharBuffer.allocate(4 * 1024);
  /** Bytes of a character whose end hasn't come yet. */
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private final StringBuilder kept = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private boolean truncated;
  private boolean ended;

  StreamText(int keptCharacters, Consumer<String> lines) {
    this.keptCharacters = keptCharacters;
    this.lines = lines;
  }

  synchronized void add(byte[] bytes, int offset, int length) {
    if (ended) {
      return;
    }
    ByteBuffer input;
    if (pending.hasRemaining()) {
      input = ByteBuffer.allocate(pending.remaining() + length).put(pending).put(bytes, offset, length).flip();
    } else {
      input = ByteBuffer.wrap(bytes, offset, length);
    }
    while (decoder.decode(input, decoded, false).isOverflow()) {
      take();
    }
    take();
    var rest = new byte[input.remaining()];
    input.get(rest);
    pending = ByteBuffer.wrap(rest);
  }

  /** Nothing more comes: a last line without newline is a line. */
  synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    while (decoder.decode(pending, decoded, true).isOverflow()) {
      take();
    }
    while (decoder.flush(decoded).isOverflow()) {
      take();
    }
    take();
    if (!line.isEmpty()) {
      tell();
    }
  }

  synchronized String kept() {
    return kept.toString();
  }

  synchronized boolean isTruncated() {
    return truncated;
  }

  private void take() {
    decoded.flip();
    keep();
    int start = 0;
    int size = decoded.length();
    for (int i = 0; i < size; i++) {
      if (decoded.charAt(i) == '\n') {
        line.append(decoded, start, i);
        tell();
        start = i + 1;
      } else if (line.length() + i - start >= LONGEST_PIECE && !Character.isLowSurrogate(decoded.charAt(i))) {
        line.append(decoded, start, i);
        tell();
        start = i;
      }
    }
    line.append(decoded, start, size);
    decoded.clear();
  }

  private void keep() {
    if (truncated) {
      return;
    }
    int room = keptCharacters - kept.length();
    if (decoded.length() <= room) {
      kept.append(decoded);
    } else {
      boolean splitsPair = room > 0 && Character.isHighSurrogate(decoded.charAt(room - 1));
      kept.append(decoded, 0, splitsPair ? room - 1 : room);
      truncated = true;
    }
  }

  private void tell() {
    lines.accept(line.toString());
    line.setLength(0);
  }
}
