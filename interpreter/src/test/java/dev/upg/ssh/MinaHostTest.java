package dev.upg.ssh;

import dev.upg.host.Host;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contracts, over SSH to a server in this process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
final class MinaHostTest {
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

  private Host host() {
    return connector.host(SshFiles.address(server.port()));
  }

  @Nested
  class Commands extends HostContract {
    @Override
    Host host() {
      return MinaHostTest.this.host();
    }
  }

  @Nested
  class CommandsAsJobs extends HostContract {
    @Override
    Host host() {
      return new AsJobs(MinaHostTest.this.host());
    }
  }

  @Nested
  class Jobs extends SshJobContract {
    @Override
    Host host() {
      return MinaHostTest.this.host();
    }

    @Override
    void cut() {
      server.cut();
    }
  }
}
