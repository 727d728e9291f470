package dev.upg.practice.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that can be connected to and says nothing: playbooks look whether ZooKeeper can be reached. */
public final class ZookeeperPort implements AutoCloseable {
  private final ServerSocket socket;

  /** @throws IOException when no port is free */
  public ZookeeperPort() throws IOException {
    socket = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().daemon().name("practice-zookeeper").start(this::answer);
  }

  /** {@code HOST:PORT}. */
  public String hosts() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private void answer() {
    while (!socket.isClosed()) {
      try {
        socket.accept().close();
      } catch (IOException e) {
        // It was closed, or the other side has gone already; the next one is waited for.
        continue;
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
