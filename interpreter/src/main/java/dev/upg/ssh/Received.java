package dev.upg.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.Window;

/**
 * What has arrived on the stdout and stderr of a channel and isn't read yet. The server may send as much as a window allows, which
 * both share; sshj's streams each give all of it back for what they alone were read, so that one fills up while the other one
 * is read, and the connection ends ("Attempted overflow", "Window consumed to below 0"). Thread-safe.
 */
final class Received {
  private final Window.Local window;
  private final long worthTelling;
  private final Room room;
  private final Stream stdout = new Stream();
  private final Stream stderr = new Stream();
  private long freed;
  private boolean isOver;
  private IOException failure;

  /** @param window untouched by anybody else */
  Received(Window.Local window, Room room) {
    this.window = window;
    this.worthTelling = window.getSize() / 4;
    this.room = room;
  }

  Stream stdout() {
    return stdout;
  }

  Stream stderr() {
    return stderr;
  }

  /** @throws ConnectionException when the server sends more than it may */
  synchronized void add(Stream stream, byte[] bytes) throws ConnectionException {
    window.consume(bytes.length);
    stream.unread.add(bytes);
    notifyAll();
  }

  /** May be repeated, the first one counts. No more is coming. */
  synchronized void end() {
    isOver = true;
    notifyAll();
  }

  /** The same, since the connection has broken: readers are told after all that has arrived. */
  synchronized void fail(IOException cause) {
    if (!isOver) {
      failure = cause;
      end();
    }
  }

  private int read(Stream stream, byte[] bytes, int offset, int length) throws IOException {
    int read;
    long told = 0;
    synchronized (this) {
      awaitMore(stream);
      if (stream.unread.isEmpty()) {
        if (failure != null) {
          throw failure;
        }
        return -1;
      }
      read = stream.next(bytes, offset, length);
      freed += read;
      if (freed >= worthTelling && !isOver) {
        // Before the server knows, since its answer may be here sooner than this thread is back.
        window.expand(freed);
        told = freed;
        freed = 0;
      }
    }
    if (told > 0) {
      // Not under the lock: a connection that stands still must be able to end.
      room.tell(told);
    }
    return read;
  }

  private void awaitMore(Stream stream) throws IOException {
    while (stream.unread.isEmpty() && !isOver) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while the command was silent");
      }
    }
  }

  private synchronized int available(Stream stream) {
    return stream.unread.stream().mapToInt(bytes -> bytes.length).sum() - stream.position;
  }

  /** Tells the server how many more bytes it may send; where that isn't possible any more, {@link #fail} says so. */
  interface Room {
    void tell(long bytes);
  }

  /** Closing it has no effect: what still arrives takes room until it is read or the channel is let go. */
  final class Stream extends InputStream {
    private final Queue<byte[]> unread = new ArrayDeque<>();
    private int position;

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      return length == 0 ? 0 : Received.this.read(this, bytes, offset, length);
    }

    @Override
    public int available() {
      return Received.this.available(this);
    }

    /** As much as fits, of what there is. */
    private int next(byte[] bytes, int offset, int length) {
      int read = 0;
      while (read < length && !unread.isEmpty()) {
        var first = unread.element();
        int part = Math.min(length - read, first.length - position);
        System.arraycopy(first, position, bytes, offset + read, part);
        read += part;
        position += part;
        if (position == first.length) {
          unread.remove();
          position = 0;
        }
      }
      return read;
    }
  }
}
