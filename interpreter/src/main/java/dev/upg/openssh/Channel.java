package dev.upg.openssh;

import dev.upg.shell.Ending;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One channel of a connection: a command, or a way to a port. What comes is handed to it by the connection's reading thread. */
final class Channel {
  static final int WINDOW = 2 * 1024 * 1024;
  static final int LONGEST_PACKET = 32 * 1024;
  private static final int STDERR = 1;

  private final int id;
  private final Link link;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Ending> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final ChannelInput stdout = new ChannelInput(this::taken);
  private final ChannelInput stderr = new ChannelInput(this::taken);
  private volatile Ending ending;
  private int otherId;
  private int otherLongestPacket;
  private long room;
  private int taken;
  private boolean eofSent;
  private boolean closeSent;

  Channel(int id, Link link) {
    this.id = id;
    this.link = link;
  }

  CompletableFuture<Void> opened() {
    return opened;
  }

  /** Completes when the command has ended and nothing more will come; exceptionally when that can't be told any more. */
  CompletableFuture<Ending> ended() {
    return ended;
  }

  /** Completes when both sides have closed it, or the connection is gone. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  ChannelInput stdout() {
    return stdout;
  }

  ChannelInput stderr() {
    return stderr;
  }

  /** Doesn't wait for the server to confirm it, which saves a round trip. */
  void run(String commandLine) throws IOException {
    link.send(new Packet(Packet.REQUEST).number(otherId).text("exec").flag(true).text(commandLine));
  }

  /** To what is at the other end; closing it is the end of file there. */
  OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int sent = 0; sent < length;) {
          int part = takeRoom(length - sent);
          link.send(new Packet(Packet.DATA).number(otherId).text(bytes, offset + sent, part));
          sent += part;
        }
      }

      @Override
      public void close() throws IOException {
        if (mayEnd()) {
          link.send(new Packet(Packet.EOF).number(otherId));
        }
      }
    };
  }

  /** Closes it without waiting for the server. */
  void letGo() {
    if (mayClose()) {
      answer(new Packet(Packet.CLOSE).number(otherId));
    }
    stdout.end(null);
    stderr.end(null);
  }

  /** @return whether that was the last message */
  boolean handle(int type, ByteBuffer message) {
    switch (type) {
      case Packet.OPEN_CONFIRMATION -> confirmed(message);
      case Packet.OPEN_FAILURE -> opened.completeExceptionally(OpenRefused.of(message));
      case Packet.WINDOW_ADJUST -> addRoom(Integer.toUnsignedLong(message.getInt()));
      case Packet.DATA -> stdout.add(Packet.text(message));
      case Packet.EXTENDED_DATA -> extended(message);
      case Packet.EOF -> {
        stdout.end(null);
        stderr.end(null);
      }
      case Packet.REQUEST -> requested(message);
      case Packet.FAILURE -> fail(new IOException("the server refuses to run commands"));
      case Packet.CLOSE -> over(new IOException("the server closed the channel without an exit status"));
      default -> {
        // SUCCESS: the command was started, which its output tells, too.
      }
    }
    return type == Packet.CLOSE || type == Packet.OPEN_FAILURE;
  }

  /** The connection is gone. */
  void breakOff(IOException why) {
    opened.completeExceptionally(why);
    fail(why);
    finish();
  }

  private synchronized void confirmed(ByteBuffer message) {
    otherId = message.getInt();
    room = Integer.toUnsignedLong(message.getInt());
    otherLongestPacket = Math.min(message.getInt(), LONGEST_PACKET);
    opened.complete(null);
  }

  private void extended(ByteBuffer message) {
    int kind = message.getInt();
    var text = Packet.text(message);
    if (kind == STDERR) {
      stderr.add(text);
    } else {
      taken(text.length);
    }
  }

  private void requested(ByteBuffer message) {
    var request = new String(Packet.text(message), StandardCharsets.UTF_8);
    boolean wantsReply = message.get() != 0;
    if (request.equals("exit-status")) {
      ending = new Ending.Exited(message.getInt());
    } else if (request.equals("exit-signal")) {
      ending = new Ending.Signalled(new String(Packet.text(message), StandardCharsets.UTF_8));
    } else if (wantsReply) {
      answer(new Packet(Packet.FAILURE).number(otherId));
    }
  }

  private void over(IOException withoutEnding) {
    letGo();
    if (ending != null) {
      ended.complete(ending);
    } else {
      ended.completeExceptionally(withoutEnding);
    }
    finish();
  }

  private void fail(IOException why) {
    ended.completeExceptionally(why);
    stdout.end(why);
    stderr.end(why);
  }

  private synchronized void finish() {
    closeSent = true;
    notifyAll();
    closed.complete(null);
  }

  /** Half a window at a time, so that the other side never has to stop. */
  private void taken(int bytes) {
    int adjust = 0;
    synchronized (this) {
      taken += bytes;
      if (taken >= WINDOW / 2 && !closeSent) {
        adjust = taken;
        taken = 0;
      }
    }
    if (adjust > 0) {
      answer(new Packet(Packet.WINDOW_ADJUST).number(otherId).number(adjust));
    }
  }

  private void answer(Packet packet) {
    try {
      link.send(packet);
    } catch (IOException e) {
      // The connection is gone: whoever waits for this channel is told so by the link.
      return;
    }
  }

  private synchronized void addRoom(long bytes) {
    room += bytes;
    notifyAll();
  }

  /** Waits, for as long as it takes, until the server takes more. */
  private synchronized int takeRoom(int wanted) throws IOException {
    while (room <= 0 && !closeSent) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while the command didn't read its input");
      }
    }
    if (closeSent) {
      throw new IOException("the command reads no more");
    }
    int part = (int) Math.min(Math.min(room, wanted), otherLongestPacket);
    room -= part;
    return part;
  }

  private synchronized boolean mayEnd() {
    boolean may = !eofSent && !closeSent;
    eofSent = true;
    return may;
  }

  private synchronized boolean mayClose() {
    boolean may = !closeSent;
    closeSent = true;
    notifyAll();
    return may;
  }
}
