package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.openssh.OpenSshConnector;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contracts, by the system's {@code ssh} to a real OpenSSH server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SshProgramHostTest {
  private OpenSshServer server;
  private OpenSshConnector connector;

  @BeforeAll
  void start(@TempDir Path files) throws Exception {
    OpenSshServer.assumeInstalled();
    var ssh = SshFiles.in(files);
    ssh.key("key", "-t", "ed25519");
    ssh.configure();
    server = new OpenSshServer(files.resolve("server"), List.of(ssh.publicKey("key")));
    ssh.know(server.port(), server.publicHostKey("ed25519"));
    connector = new OpenSshConnector(ssh.program());
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      connector.close();
      server.close();
    }
  }

  private Host host() {
    return connector.host(SshFiles.address(server.port()));
  }

  @Nested
  class Commands extends HostContract {
    @Override
    Host host() {
      return SshProgramHostTest.this.host();
    }
  }

  @Nested
  class Jobs extends SshJobContract {
    @Override
    Host host() {
      return SshProgramHostTest.this.host();
    }

    @Override
    void cut() {
      server.cut();
    }
  }

  @Test
  void aWayLeadsThroughIt() throws Exception {
    try (var target = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var way = host().way("127.0.0.1", target.getLocalPort());
        var near = new Socket("127.0.0.1", way.port());
        var far = target.accept()) {
      near.getOutputStream().write('a');
      assertEquals('a', far.getInputStream().read());
      far.getOutputStream().write('b');
      assertEquals('b', near.getInputStream().read());
    }
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    var failure = assertThrows(HostFailure.Unreachable.class, () -> host().way("127.0.0.1", port));
    assertTrue(failure.getMessage().contains("nobody listens there"), failure::getMessage);
  }
}
