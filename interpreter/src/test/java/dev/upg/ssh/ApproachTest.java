package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.upg.host.Command;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are opened before there is a command for them. */
@Timeout(60)
final class ApproachTest {
  @TempDir
  Path folder;

  private SshFiles files;
  private MinaServer server;

  @BeforeEach
  void start() throws Exception {
    files = SshFiles.in(folder);
    files.key("id_ecdsa", "-t", "ecdsa");
    server = new MinaServer();
    server.authorize(files.publicKey("id_ecdsa"));
    files.know(server.port(), server.publicHostKey());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static String echo(Host host) throws Exception {
    return host.execute(Command.of("echo hi", Duration.ofSeconds(30)), OutputListener.NONE).stdout();
  }

  @Test
  void isTheConnectionOfTheNextCommand() throws Exception {
    try (var connector = new SshConnector(files.options())) {
      var host = connector.host(SshFiles.address(server.port()));
      host.approach();
      host.approach();
      while (server.connections() == 0) {
        Thread.sleep(5);
      }
      assertEquals("hi\n", echo(host));
      host.approach();
      assertEquals("hi\n", echo(host));
      assertEquals(1, server.connections());
    }
  }

  @Test
  void whatWentWrongIsTriedAnewOrToldToWhoWaited() throws Exception {
    files.write("known_hosts", "");
    try (var connector = new SshConnector(files.options())) {
      var host = connector.host(SshFiles.address(server.port()));
      host.approach();
      assertThrows(HostFailure.UnknownHostKey.class, () -> echo(host));
      files.know(server.port(), server.publicHostKey());
      assertEquals("hi\n", echo(host));
    }
  }

  @Test
  void closingDoesNotWaitForAServerThatSaysNothing() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var connector = new SshConnector(files.options());
      connector.host(SshFiles.address(silent.getLocalPort())).approach();
      try (var accepted = silent.accept()) {
        assertEquals(silent.getLocalPort(), accepted.getLocalPort());
        CompletableFuture.runAsync(connector::close).get(5, TimeUnit.SECONDS);
      }
    }
  }
}
