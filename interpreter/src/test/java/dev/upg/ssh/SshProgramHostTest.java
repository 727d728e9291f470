package dev.upg.ssh;

import dev.upg.host.Connector;
import dev.upg.openssh.OpenSshConnector;

/** The contracts, by the system's {@code ssh} to a real OpenSSH server. */
final class SshProgramHostTest extends RealServerContract {
  @Override
  Connector connector(SshFiles ssh) throws Exception {
    return new OpenSshConnector(ssh.program());
  }
}
