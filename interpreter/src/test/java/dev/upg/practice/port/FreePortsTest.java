package dev.upg.practice.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the ports that it gets follow one another")
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

  @Test
  void keepsAPortUntilSomebodyListensThere() throws IOException {
    var loopback = InetAddress.getByName("127.0.0.1");
    int port = FreePorts.next();
    assertThrows(ConnectException.class, () -> new Socket(loopback, port));
    assertThrows(BindException.class, () -> new ServerSocket(port, 1, loopback));
    try (var server = FreePorts.open(port, address -> new ServerSocket(port, 1, loopback))) {
      var taken = assertThrows(IOException.class,
          () -> FreePorts.open(port, address -> new ServerSocket(port, 1, loopback)));
      assertEquals("port " + port + " of this machine is taken: Address already in use", taken.getMessage());
      assertEquals(port, server.getLocalPort());
    }
  }
}
