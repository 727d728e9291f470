package dev.upg.ssh;

import dev.upg.host.Host;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contracts, over SSH to a server in this process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MinaHostTest extends FarHostContract {
  private MinaServer server;
  private SshConnector connector;

  @BeforeAll
  void start(@TempDir Path files) throws Exception {
    var ssh = SshFiles.in(files);
    ssh.key("id_ecdsa", "-t", "ecdsa");
    server = new MinaServer();
    server.authorize(ssh.publicKey("id_ecdsa"));
    ssh.know(server.port(), server.publicHostKey());
    connector = new SshConnector(ssh.options());
  }

  @AfterAll
  void stop() throws Exception {
    connector.close();
    server.close();
  }

  @Override
  Host host() {
    return connector.host(SshFiles.address(server.port()));
  }

  @Override
  void cut() {
    server.cut();
  }
}
