package dev.upg.tests.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A port of 127.0.0.1 that passes on to another one what comes, half a round trip later, in both directions. Unlike {@code tc netem}
 * it needs neither root nor a module of the kernel; opening a connection isn't delayed by it.
 */
final class SlowWire implements AutoCloseable {
  private static final Piece END = new Piece(0, new byte[0]);

  private final ServerSocket door;
  private final int behind;
  private final long delayNanos;

  private record Piece(long due, byte[] bytes) {}

  SlowWire(int behind, Duration roundTrip) throws IOException {
    this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    this.behind = behind;
    this.delayNanos = roundTrip.toNanos() / 2;
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var near = door.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), behind);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        pass(near, far);
        pass(far, near);
      } catch (IOException e) {
        // It was closed, or the server refused; whoever connected sees that.
        continue;
      }
    }
  }

  private void pass(Socket from, Socket to) {
    var pieces = new LinkedBlockingQueue<Piece>();
    Thread.ofPlatform().daemon().start(() -> {
      var buffer = new byte[64 * 1024];
      try {
        for (int length; (length = from.getInputStream().read(buffer)) >= 0;) {
          pieces.add(new Piece(System.nanoTime() + delayNanos, Arrays.copyOf(buffer, length)));
        }
      } catch (IOException e) {
        // As its end.
        return;
      } finally {
        pieces.add(END);
      }
    });
    Thread.ofPlatform().daemon().start(() -> deliver(pieces, to));
  }

  private static void deliver(BlockingQueue<Piece> pieces, Socket to) {
    try (to) {
      for (var piece = pieces.take(); piece != END; piece = pieces.take()) {
        for (long left; (left = piece.due - System.nanoTime()) > 0;) {
          LockSupport.parkNanos(left);
        }
        to.getOutputStream().write(piece.bytes);
      }
    } catch (IOException | InterruptedException e) {
      // The other side is gone.
      return;
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
