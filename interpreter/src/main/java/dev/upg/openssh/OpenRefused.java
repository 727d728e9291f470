package dev.upg.openssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The server doesn't open a channel; the connection itself is well. */
final class OpenRefused extends IOException {
  private static final int PROHIBITED = 1;

  private final int reason;

  private OpenRefused(int reason, String message) {
    super(message);
    this.reason = reason;
  }

  static OpenRefused of(ByteBuffer message) {
    int reason = message.getInt();
    return new OpenRefused(reason, new String(Packet.text(message), StandardCharsets.UTF_8));
  }

  boolean isProhibited() {
    return reason == PROHIBITED;
  }
}
