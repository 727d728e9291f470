package dev.upg.practice.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class FreePortsTest {
  /** The system keeps such a port from servers that don't ask for it anyway, for a minute. */
  @Test
  void givesNoPortWhoseConnectionHasJustEnded() throws IOException {
    var loopback = InetAddress.getByName("127.0.0.1");
    int next = FreePorts.next() + 1;
    try (var server = new ServerSocket(next, 1, loopback); var client = new Socket(loopback, next)) {
      server.accept().close();
      assertEquals(-1, client.getInputStream().read());
    }
    assertNotEquals(next, FreePorts.next());
  }
}
