package dev.upg.openssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * What goes into a channel, in its order: nothing follows the message that closes it, since the server would end the
 * whole connection. Closing this stream is the end of file at the other end. Thread-safe.
 */
final class ChannelOutput extends OutputStream {
  private final Link link;
  private int otherId;
  private int longestPacket;
  private long room;
  private boolean ended;
  private boolean closed;

  ChannelOutput(Link link) {
    this.link = link;
  }

  /** @param room how many bytes the server takes at first */
  synchronized void opened(int otherId, long room, int longestPacket) {
    this.otherId = otherId;
    this.room = room;
    this.longestPacket = longestPacket;
  }

  synchronized void addRoom(long bytes) {
    room += bytes;
    notifyAll();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[]{(byte) b}, 0, 1);
  }

  /** Waits, for as long as it takes, until the server takes more. */
  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    for (int sent = 0; sent < length;) {
      awaitRoom();
      int part = (int) Math.min(Math.min(room, length - sent), longestPacket);
      room -= part;
      link.send(message(Packet.DATA).text(bytes, offset + sent, part));
      sent += part;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (!ended && !closed) {
      ended = true;
      link.send(message(Packet.EOF));
    }
  }

  /** A line for a shell. Doesn't wait for the server to confirm it, which saves a round trip. */
  synchronized void run(String commandLine) throws IOException {
    link.send(message(Packet.REQUEST).text("exec").flag(true).text(commandLine));
  }

  synchronized void allow(int bytes) {
    answer(message(Packet.WINDOW_ADJUST).number(bytes));
  }

  synchronized void decline() {
    answer(message(Packet.FAILURE));
  }

  /** May be repeated. */
  synchronized void cut() {
    answer(message(Packet.CLOSE));
    forgo();
  }

  /** The connection is gone, or the other side has closed the channel, too. */
  synchronized void forgo() {
    closed = true;
    notifyAll();
  }

  private Packet message(int type) {
    return new Packet(type).number(otherId);
  }

  private void answer(Packet packet) {
    if (!closed) {
      try {
        link.send(packet);
      } catch (IOException e) {
        // The connection is gone: whoever waits for this channel is told so by the link.
        forgo();
      }
    }
  }

  private void awaitRoom() throws IOException {
    while (room <= 0 && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while the command didn't read its input");
      }
    }
    if (closed) {
      throw new IOException("the command reads no more");
    }
  }
}
