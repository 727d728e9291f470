package dev.upg.practice.port;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ports of 127.0.0.1 for nodes that come and go: below those that systems give to connections by themselves (Linux: from 32768), or
 * a node that is down for a moment could find its port taken. None is given twice in this process, and until its node comes no other process
 * gets it.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int COUNT = 15_000;
  /** A process that another thread starts right now has each open socket, too, until its program begins: closing doesn't free the port before. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(5);
  private static final AtomicInteger NEXT = new AtomicInteger((int) (ProcessHandle.current().pid() * 131 % COUNT));
  private static final Map<Integer, Socket> KEPT = new ConcurrentHashMap<>();

  private FreePorts() {}

  /**
   * Nobody listens at it.
   *
   * @throws IOException when none is free
   */
  public static int next() throws IOException {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = FIRST + NEXT.getAndIncrement() % COUNT;
      var socket = new Socket();
      try {
        // Not every server may listen where connections of another one have just ended.
        socket.setReuseAddress(false);
        socket.bind(address(port));
        KEPT.put(port, socket);
        return port;
      } catch (IOException e) {
        // In use; the next one may not be.
        socket.close();
      }
    }
    throw new IOException("no port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free");
  }

  /**
   * Opens what listens at a port, which may be one that was kept for it.
   *
   * @throws IOException when somebody else is there
   */
  public static <S> S open(int port, Opening<S> opening) throws IOException {
    letGo(port);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return opening.open(address(port));
      } catch (BindException e) {
        if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
          throw new IOException("port " + port + " of this machine is taken: " + e.getMessage(), e);
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  /** For another process, which is to listen there. */
  public static void letGo(int port) throws IOException {
    var kept = KEPT.remove(port);
    if (kept != null) {
      kept.close();
    }
  }

  private static InetSocketAddress address(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
  }

  /** Something that listens. */
  public interface Opening<S> { S open(InetSocketAddress address) throws IOException; }
}
