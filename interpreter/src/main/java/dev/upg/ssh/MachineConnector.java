package dev.upg.ssh;

import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.local.LocalHost;

/** Reaches every machine: this one directly, all others by SSH, whatever carries it. */
public final class MachineConnector implements Connector {
  private final Connector ssh;
  private final LocalHost local = new LocalHost();

  public MachineConnector(SshOptions options) {
    this(new SshConnector(options));
  }

  public MachineConnector(Connector ssh) {
    this.ssh = ssh;
  }

  @Override
  public Host host(HostAddress address) {
    return address.local() ? local : ssh.host(address);
  }

  @Override
  public void close() {
    ssh.close();
    local.close();
  }
}
