package dev.upg.ssh;

import dev.upg.host.Connector;

/** The contracts, by sshj to a real OpenSSH server. */
final class OpenSshHostTest extends RealServerContract {
  @Override
  Connector connector(SshFiles ssh) {
    return new SshConnector(ssh.options());
  }
}
