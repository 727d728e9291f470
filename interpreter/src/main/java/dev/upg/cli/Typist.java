package dev.upg.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** The person at the process's own terminal. */
final class Typist implements Person {
  private final InputStream terminal;

  /** @param terminal has no buffer of its own: what isn't read yet can still be forgotten, or go to a shell on a node */
  Typist(InputStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public String line() {
    var line = new ByteArrayOutputStream();
    try {
      int next = terminal.read();
      if (next < 0) {
        return null;
      }
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = terminal.read();
      }
      return line.toString(Charset.defaultCharset());
    } catch (IOException e) {
      // The terminal was closed: nobody types any more.
      return null;
    }
  }

  @Override
  public int key() {
    try {
      return terminal.available() > 0 ? terminal.read() : -1;
    } catch (IOException e) {
      // Closed: no more keys.
      return -1;
    }
  }

  @Override
  public void forgetTyped() {
    try {
      terminal.readNBytes(terminal.available());
    } catch (IOException e) {
      // Closed: the next line tells.
      return;
    }
  }
}
