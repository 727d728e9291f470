package dev.upg.openssh;

import dev.upg.shell.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One channel of a connection: a command, or a way to a port. What comes is handed to it by the connection's reading thread. */
final class Channel {
  static final int WINDOW = 2 * 1024 * 1024;
  static final int LONGEST_PACKET = 32 * 1024;
  private static final int STDERR = 1;

  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Ending> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final ChannelOutput output;
  private final ChannelInput stdout = new ChannelInput(this::taken);
  private final ChannelInput stderr = new ChannelInput(this::taken);
  private final AtomicInteger taken = new AtomicInteger();
  private volatile Ending ending;

  Channel(Link link) {
    output = new ChannelOutput(link);
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

  ChannelOutput output() {
    return output;
  }

  ChannelInput stdout() {
    return stdout;
  }

  ChannelInput stderr() {
    return stderr;
  }

  /** Closes it without waiting for the server. */
  void letGo() {
    output.cut();
    endInput(null);
  }

  /** @return whether that was the last message */
  boolean handle(int type, ByteBuffer message) {
    switch (type) {
      case Packet.OPEN_CONFIRMATION -> confirmed(message);
      case Packet.OPEN_FAILURE -> opened.completeExceptionally(OpenRefused.of(message));
      case Packet.WINDOW_ADJUST -> output.addRoom(Integer.toUnsignedLong(message.getInt()));
      case Packet.DATA -> stdout.add(Packet.text(message));
      case Packet.EXTENDED_DATA -> extended(message);
      case Packet.EOF -> endInput(null);
      case Packet.REQUEST -> requested(message);
      case Packet.FAILURE -> fail(new IOException("the server refuses to run commands"));
      case Packet.CLOSE -> over();
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
    output.forgo();
    closed.complete(null);
  }

  private void confirmed(ByteBuffer message) {
    output.opened(message.getInt(), Integer.toUnsignedLong(message.getInt()),
        Math.min(message.getInt(), LONGEST_PACKET));
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
      output.decline();
    }
  }

  private void over() {
    letGo();
    if (ending != null) {
      ended.complete(ending);
    } else {
      ended.completeExceptionally(new IOException("the server closed the channel without an exit status"));
    }
    closed.complete(null);
  }

  private void fail(IOException why) {
    ended.completeExceptionally(why);
    endInput(why);
  }

  private void endInput(IOException why) {
    stdout.end(why);
    stderr.end(why);
  }

  /** Half a window at a time, so that the other side never has to stop. */
  private void taken(int bytes) {
    if (taken.addAndGet(bytes) >= WINDOW / 2) {
      output.allow(taken.getAndSet(0));
    }
  }
}
