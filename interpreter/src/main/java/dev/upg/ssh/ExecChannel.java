package dev.upg.ssh;

import dev.upg.shell.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;

/**
 * A session channel that doesn't wait for the server to confirm the command, which saves a round trip, and that tells
 * when it is over and how: sshj's own forgets the names of signals that it doesn't know.
 */
final class ExecChannel extends SessionChannel {
  private final CompletableFuture<Ending> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Object room = new Object();
  private final Received received = new Received(lwin, this::allow);
  private volatile Ending ending;
  private volatile SSHException error;

  ExecChannel(Connection connection) {
    super(connection);
  }

  void start(String commandLine) throws TransportException {
    sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(commandLine));
  }

  CompletableFuture<Ending> ended() {
    return ended;
  }

  /** Completes when both sides have closed the channel, or the connection is gone. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /** Null: not known, yet or ever. */
  Ending ending() {
    return ending;
  }

  /**
   * Waits, for as long as it takes, until the server takes more of stdin.
   *
   * @return how many bytes may be sent at once, at least one
   * @throws IOException when the channel is closed before
   */
  int awaitRoom() throws IOException {
    synchronized (room) {
      while (isOpen() && getRemoteWinSize() <= 0) {
        try {
          room.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted while the command didn't read its input");
        }
      }
    }
    if (!isOpen()) {
      throw new IOException("the command reads no more");
    }
    return (int) Math.min(getRemoteWinSize(), getRemoteMaxPacketSize());
  }

  InputStream stdout() {
    return received.stdout();
  }

  InputStream stderr() {
    return received.stderr();
  }

  /** Unlike {@link #close}, doesn't wait for the server. */
  void letGo() throws TransportException {
    if (isOpen()) {
      sendClose();
      roomMayHaveChanged();
    }
  }

  @Override
  public void handle(Message message, SSHPacket packet) throws SSHException {
    super.handle(message, packet);
    if (message == Message.CHANNEL_WINDOW_ADJUST) {
      roomMayHaveChanged();
    } else if (message == Message.CHANNEL_FAILURE) {
      ended.completeExceptionally(new IOException("the server refuses to run commands"));
      eofInputStreams();
    }
  }

  @Override
  protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
    try {
      received.add(stream == getErrorStream() ? received.stderr() : received.stdout(), packet.readBytes());
    } catch (Buffer.BufferException e) {
      throw new ConnectionException(e);
    }
  }

  private void allow(long bytes) {
    if (isOpen()) {
      try {
        trans.write(newBuffer(Message.CHANNEL_WINDOW_ADJUST).putUInt32(bytes));
      } catch (TransportException e) {
        // The connection is gone: readers are told so when they have read what has arrived.
        received.fail(e);
      }
    }
  }

  @Override
  public void handleRequest(String request, SSHPacket packet) throws ConnectionException, TransportException {
    if (request.equals("exit-signal")) {
      try {
        ending = new Ending.Signalled(packet.readString());
      } catch (Buffer.BufferException e) {
        throw new ConnectionException(e);
      }
    } else {
      super.handleRequest(request, packet);
      if (request.equals("exit-status")) {
        ending = new Ending.Exited(getExitStatus());
      }
    }
  }

  @Override
  public void notifyError(SSHException failure) {
    error = failure;
    // The connection knows a channel before its constructor is done, and may break right then: opening it tells that.
    if (received != null) {
      received.fail(failure);
    }
    super.notifyError(failure);
  }

  @Override
  protected void eofInputStreams() {
    super.eofInputStreams();
    if (received != null) {
      received.end();
    }
  }

  @Override
  protected void finishOff() {
    super.finishOff();
    if (received == null) {
      return;
    }
    received.end();
    roomMayHaveChanged();
    if (ending != null) {
      ended.complete(ending);
    } else {
      ended.completeExceptionally(
          error != null ? error : new IOException("the server closed the channel without an exit status"));
    }
    closed.complete(null);
  }

  private void roomMayHaveChanged() {
    synchronized (room) {
      room.notifyAll();
    }
  }
}
