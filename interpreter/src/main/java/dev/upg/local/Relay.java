package dev.upg.local;

import dev.upg.host.Way;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes on the bytes between the first connection to a free port of this machine and another one that is open already. */
public final class Relay implements Way {
  private static final int BUFFER = 32 * 1024;

  private final InputStream from;
  private final OutputStream to;
  private final Closeable other;
  private final ServerSocket port;
  private volatile Socket taken;

  /** @param other closes the connection of {@code from} and {@code to} */
  public Relay(InputStream from, OutputStream to, Closeable other) throws IOException {
    this.from = from;
    this.to = to;
    this.other = other;
    this.port = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().daemon().name("upg-relay-" + port.getLocalPort()).start(this::passOn);
  }

  @Override
  public int port() {
    return port.getLocalPort();
  }

  private void passOn() {
    try (port; var socket = port.accept()) {
      taken = socket;
      port.close();
      socket.setTcpNoDelay(true);
      Thread.ofPlatform().daemon().name("upg-relay-answers").start(() -> copy(from, socket));
      pump(socket.getInputStream(), to);
    } catch (IOException e) {
      // One of both sides is gone, or the way was closed; closing tells the other one.
    } finally {
      close();
    }
  }

  private void copy(InputStream answers, Socket socket) {
    try {
      pump(answers, socket.getOutputStream());
    } catch (IOException e) {
      // The same.
    } finally {
      close();
    }
  }

  private static void pump(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      out.flush();
    }
  }

  @Override
  public void close() {
    close(port);
    close(taken);
    close(other);
  }

  private static void close(Closeable one) {
    try {
      if (one != null) {
        one.close();
      }
    } catch (IOException e) {
      // It was broken already, which is as good as closed.
    }
  }
}
