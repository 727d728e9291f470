package dev.upg.openssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;

/** What came over a channel and hasn't been read yet; the channel's window keeps it small. */
final class ChannelInput extends InputStream {
  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
  private final IntConsumer taken;
  private int offset;
  private boolean ended;
  private IOException failure;

  /** @param taken is told how many bytes were read, so that as many may come */
  ChannelInput(IntConsumer taken) {
    this.taken = taken;
  }

  synchronized void add(byte[] piece) {
    if (piece.length > 0 && !ended) {
      pieces.add(piece);
      notifyAll();
    }
  }

  /** @param why null: it ends as it should */
  synchronized void end(IOException why) {
    if (!ended) {
      ended = true;
      failure = why;
      notifyAll();
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int at, int length) throws IOException {
    int read = take(buffer, at, length);
    if (read > 0) {
      taken.accept(read);
    }
    return read;
  }

  private synchronized int take(byte[] buffer, int at, int length) throws IOException {
    while (pieces.isEmpty()) {
      if (failure != null) {
        throw failure;
      }
      if (ended) {
        return -1;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while nothing came");
      }
    }
    var piece = pieces.peek();
    int count = Math.min(length, piece.length - offset);
    System.arraycopy(piece, offset, buffer, at, count);
    offset += count;
    if (offset == piece.length) {
      pieces.remove();
      offset = 0;
    }
    return count;
  }
}
