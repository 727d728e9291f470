package dev.upg.practice.dolphindb.wire;

import dev.upg.practice.port.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The port of a node: a session for each connection. Closing it cuts them. */
public final class NodePort implements AutoCloseable {
  private final ServerSocket socket;
  private final Node node;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /** @throws IOException when the port is in use */
  public NodePort(int port, Node node) throws IOException {
    this.socket = FreePorts.open(port, address -> new ServerSocket(port, 50, address.getAddress()));
    this.node = node;
    Thread.ofPlatform().daemon().name("practice-port-" + port).start(this::listen);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        connections.add(connection);
        Thread.ofPlatform().daemon().name("practice-session").start(() -> serve(connection));
      } catch (IOException e) {
        // It was closed, or the other side has gone already; the next one is waited for.
        continue;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      new Session(connection.getInputStream(), connection.getOutputStream(), node).serve();
    } catch (IOException e) {
      // The client has gone, or the node; nobody is left to be told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
