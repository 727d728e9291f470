package dev.upg.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import net.schmizz.sshj.common.SSHException;

/**
 * The stdout and stderr of a channel under one lock, since they share a window: sshj has one for each, and a stream that is given more
 * room while data for the other one arrives makes it count that data as too much, which ends the connection. Thread-safe.
 */
final class Received {
  private boolean over;

  /** Something of the server's that takes room. */
  synchronized void take(Arrival arrival) throws SSHException {
    arrival.take();
    notifyAll();
  }

  /** No more is coming: readers find out from the streams whether that is an end or an error. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** @param stream one of sshj's, which says how much it has and doesn't wait once it was told its end */
  InputStream stream(InputStream stream) {
    return new Stream(stream);
  }

  private synchronized int read(InputStream stream, byte[] bytes, int offset, int length) throws IOException {
    while (stream.available() == 0 && !over) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while the command was silent");
      }
    }
    return stream.read(bytes, offset, length);
  }

  private synchronized int available(InputStream stream) throws IOException {
    return stream.available();
  }

  interface Arrival { void take() throws SSHException; }

  private final class Stream extends InputStream {
    private final InputStream stream;

    Stream(InputStream stream) {
      this.stream = stream;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      return length == 0 ? 0 : Received.this.read(stream, bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      return Received.this.available(stream);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
