package dev.upg.ssh;

import dev.upg.host.Host;
import dev.upg.local.LocalHost;

final class LocalHostTest extends HostContract {
  private final Host host = new LocalHost();

  @Override
  Host host() {
    return host;
  }
}
