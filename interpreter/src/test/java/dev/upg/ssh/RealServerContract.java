package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Sshd;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.practice.port.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contracts, to a real OpenSSH server, by whatever transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealServerContract extends FarHostContract {
  private OpenSshServer server;
  private Connector connector;

  /** @param ssh with a key {@code key}, which the server takes, and the server's own among the known ones */
  abstract Connector connector(SshFiles ssh) throws Exception;

  @BeforeAll
  final void start(@TempDir Path files) throws Exception {
    Sshd.assumeInstalled();
    var ssh = SshFiles.in(files);
    ssh.key("key", "-t", "ed25519");
    ssh.configure();
    server = new OpenSshServer(files.resolve("server"), List.of(ssh.publicKey("key")));
    ssh.know(server.port(), server.publicHostKey("ed25519"));
    connector = connector(ssh);
  }

  @AfterAll
  final void stop() throws Exception {
    if (connector != null) {
      connector.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  final Host host() {
    return connector.host(SshFiles.address(server.port()));
  }

  @Override
  final void cut() {
    server.cut();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
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
  @Execution(ExecutionMode.SAME_THREAD)
  void aPortWhereNobodyListensIsUnreachable() throws Exception {
    int port = FreePorts.next();
    var failure = assertThrows(HostFailure.Unreachable.class, () -> host().way("127.0.0.1", port));
    assertTrue(failure.getMessage().contains("nobody listens there"), failure::getMessage);
  }
}
