package dev.upg.ssh;

import java.io.IOException;

/** A key file of a form that upg doesn't read, whatever the passphrase. */
final class UnsupportedKey extends IOException {
  private static final long serialVersionUID = 1;

  UnsupportedKey(String message) {
    super(message);
  }
}
