package dev.upg.ssh;

import java.io.IOException;
import java.io.OutputStream;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/** A way to another host through the host that {@code client} is connected to. */
final class Tunnel extends DirectConnection {
  Tunnel(SSHClient client, String host, int port) {
    super(client.getConnection(), host, port);
  }

  @Override
  public OutputStream getOutputStream() {
    return new FailingOnce(super.getOutputStream());
  }

  /**
   * Uses a stream until it fails once, and then fails in the same way without using it again. sshj's stream of a channel
   * keeps a packet that is half encoded when its connection breaks; a second try, or closing it, ends in an
   * ArrayIndexOutOfBoundsException.
   */
  static final class FailingOnce extends OutputStream {
    private final OutputStream stream;
    private IOException failure;

    FailingOnce(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      attempt(() -> stream.write(bytes, from, length));
    }

    @Override
    public synchronized void flush() throws IOException {
      attempt(stream::flush);
    }

    @Override
    public synchronized void close() throws IOException {
      if (failure == null) {
        stream.close();
      }
    }

    private void attempt(Use use) throws IOException {
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      try {
        use.run();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @FunctionalInterface
    private interface Use { void run() throws IOException; }
  }
}
