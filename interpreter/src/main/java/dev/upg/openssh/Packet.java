package dev.upg.openssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.io.ByteArrayOutputStream;

/** A message of SSH's connection protocol (RFC 4254), as proxy mode wants it: with its length, and not padded. */
final class Packet {
  static final int OPEN = 90;
  static final int OPEN_CONFIRMATION = 91;
  static final int OPEN_FAILURE = 92;
  static final int WINDOW_ADJUST = 93;
  static final int DATA = 94;
  static final int EXTENDED_DATA = 95;
  static final int EOF = 96;
  static final int CLOSE = 97;
  static final int REQUEST = 98;
  static final int SUCCESS = 99;
  static final int FAILURE = 100;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Packet(int type) {
    bytes.write(0);
    bytes.write(type);
  }

  Packet number(int value) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  Packet flag(boolean value) {
    bytes.write(value ? 1 : 0);
    return this;
  }

  Packet text(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    return text(utf8, 0, utf8.length);
  }

  Packet text(byte[] text, int offset, int length) {
    number(length);
    bytes.write(text, offset, length);
    return this;
  }

  ByteBuffer framed() {
    return ByteBuffer.allocate(Integer.BYTES + bytes.size()).putInt(bytes.size()).put(bytes.toByteArray()).flip();
  }

  /** The next text of a message that came. */
  static byte[] text(ByteBuffer message) {
    var text = new byte[message.getInt()];
    message.get(text);
    return text;
  }
}
