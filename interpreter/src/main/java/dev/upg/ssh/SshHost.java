package dev.upg.ssh;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;

/** A machine reached by SSH. Thread-safe. */
final class SshHost implements Host {
  private final HostAddress address;
  private final SshConnector connector;

  SshHost(HostAddress address, SshConnector connector) {
    this.address = address;
    this.connector = connector;
  }

  @Override
  public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
    var ready = connector.connection(address).ready();
    try {
      return ready.runner().execute(command, output);
    } catch (HostFailure.Unreachable e) {
      if (ready.connection().isAlive()) {
        throw e;
      }
      // The kept connection had broken without our noticing. The command hadn't been sent, so it can't run twice.
      return connector.connection(address).ready().runner().execute(command, output);
    }
  }

  @Override
  public void close() {
    connector.close(address);
  }
}
