package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.host.Host;
import dev.upg.host.HostFailure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A port of this machine that leads through an SSH host. */
@Timeout(60)
class WayTest {
  @TempDir
  private Path folder;

  private MinaServer server;
  private SshConnector connector;
  private Host host;
  private ServerSocket target;

  @BeforeEach
  void start() throws Exception {
    var ssh = SshFiles.in(folder);
    ssh.key("id_ecdsa", "-t", "ecdsa");
    server = new MinaServer();
    server.authorize(ssh.publicKey("id_ecdsa"));
    ssh.know(server.port(), server.publicHostKey());
    connector = new SshConnector(ssh.options());
    host = connector.host(SshFiles.address(server.port()));
    target = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().daemon().start(this::echo);
  }

  private void echo() {
    while (!target.isClosed()) {
      try (var connection = target.accept()) {
        connection.getInputStream().transferTo(connection.getOutputStream());
      } catch (IOException e) {
        // The other side has gone.
        continue;
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    target.close();
    connector.close();
    server.close();
  }

  @Test
  void bytesGoThereAndBack() throws Exception {
    var sent = "a line\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    try (var way = host.way("127.0.0.1", target.getLocalPort());
        var socket = new Socket("127.0.0.1", way.port())) {
      Thread.ofPlatform().daemon().start(() -> write(socket, sent));
      assertEquals(new String(sent, StandardCharsets.UTF_8),
          new String(socket.getInputStream().readNBytes(sent.length), StandardCharsets.UTF_8));
    }
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void closingTheWayCutsItsConnection() throws Exception {
    var way = host.way("127.0.0.1", target.getLocalPort());
    try (var socket = new Socket("127.0.0.1", way.port())) {
      socket.getOutputStream().write('x');
      assertEquals('x', socket.getInputStream().read());
      way.close();
      assertTrue(ended(socket));
    }
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws Exception {
    int port = target.getLocalPort();
    target.close();
    var failure = assertThrows(HostFailure.Unreachable.class, () -> host.way("127.0.0.1", port));
    assertTrue(failure.getMessage().contains("gets no connection to 127.0.0.1:" + port), failure::getMessage);
  }
}
