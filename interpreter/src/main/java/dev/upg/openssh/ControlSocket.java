package dev.upg.openssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A client's end of the socket on which a master of {@code ssh} listens (OpenSSH's PROTOCOL.mux). After the greeting it
 * is in proxy mode: messages of SSH's connection protocol go over it as they are. One thread may read and another one
 * write; interrupting either one closes it.
 */
final class ControlSocket implements AutoCloseable {
  private static final int HELLO = 0x00000001;
  private static final int VERSION = 4;
  private static final int ALIVE_CHECK = 0x10000004;
  private static final int ALIVE = 0x80000005;
  private static final int PROXY = 0x1000000f;
  private static final int PROXIED = 0x8000000f;
  private static final int REQUEST = 0;
  /** More than a channel's packet and its head. */
  private static final int LONGEST = 256 * 1024;

  private final SocketChannel socket;
  private final long process;

  private ControlSocket(SocketChannel socket) throws IOException {
    this.socket = socket;
    write(message(HELLO, VERSION));
    expect(read(), HELLO, VERSION);
    write(message(ALIVE_CHECK, REQUEST));
    var alive = read();
    expect(alive, ALIVE, REQUEST);
    process = Integer.toUnsignedLong(alive.getInt());
    write(message(PROXY, REQUEST));
    expect(read(), PROXIED, REQUEST);
  }

  static ControlSocket connect(Path path) throws IOException {
    var socket = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.connect(UnixDomainSocketAddress.of(path));
      return new ControlSocket(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** The master's process id. */
  long process() {
    return process;
  }

  /** What follows the next message's length. */
  ByteBuffer read() throws IOException {
    int length = fill(ByteBuffer.allocate(Integer.BYTES)).getInt();
    if (length < 2 || length > LONGEST) {
      throw new IOException("ssh's control socket says something of " + length + " bytes");
    }
    return fill(ByteBuffer.allocate(length));
  }

  /** @param message with its length before it */
  void write(ByteBuffer message) throws IOException {
    while (message.hasRemaining()) {
      socket.write(message);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It was broken already, which is as good as closed.
      return;
    }
  }

  private ByteBuffer fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (socket.read(buffer) < 0) {
        throw new EOFException("ssh has ended");
      }
    }
    return buffer.flip();
  }

  private static ByteBuffer message(int type, int value) {
    return ByteBuffer.allocate(3 * Integer.BYTES).putInt(2 * Integer.BYTES).putInt(type).putInt(value).flip();
  }

  private static void expect(ByteBuffer answer, int type, int value) throws IOException {
    if (answer.remaining() < 2 * Integer.BYTES || answer.getInt() != type || answer.getInt() != value) {
      throw new IOException("ssh's control socket doesn't answer as OpenSSH does");
    }
  }
}
