package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.upg.host.Command;
import dev.upg.host.HostAddress;
import dev.upg.host.OutputListener;
import dev.upg.local.LocalHost;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineConnectorTest {
  @Test
  void takesThisMachineWithoutSsh(@TempDir Path folder) throws Exception {
    try (var connector = new MachineConnector(SshFiles.in(folder).options())) {
      var local = connector.host(HostAddress.ofLocalMachine());
      assertInstanceOf(LocalHost.class, local);
      assertInstanceOf(SshHost.class, connector.host(SshFiles.address(22)));
      var result = local.execute(Command.of("echo here", Duration.ofSeconds(30)), OutputListener.NONE);
      assertEquals("here\n", result.stdout());
    }
  }
}
