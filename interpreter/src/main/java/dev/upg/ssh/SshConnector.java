package dev.upg.ssh;

import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reaches machines by SSH: one connection per host, port and user, kept and shared. Thread-safe. */
public final class SshConnector implements Connector {
  private final SshOptions options;
  private final ExecutorService threads = Executors
      .newCachedThreadPool(Thread.ofPlatform().daemon().name("upg-ssh-", 0).factory());
  private final ConnectionOpener opener;
  private final Map<HostAddress, Host> hosts = new ConcurrentHashMap<>();
  private final Map<HostAddress, SharedConnection> byAddress = new ConcurrentHashMap<>();
  private final Map<Route, SharedConnection> byRoute = new ConcurrentHashMap<>();

  public SshConnector(SshOptions options) {
    this.options = options;
    this.opener = new ConnectionOpener(options.passphrases(), threads);
  }

  @Override
  public Host host(HostAddress address) {
    return hosts.computeIfAbsent(address, wanted -> new SshHost(wanted, this));
  }

  @Override
  public void close() {
    byRoute.values().forEach(SharedConnection::close);
    threads.shutdown();
  }

  /** The configuration is read once per address. */
  SharedConnection connection(HostAddress address) throws HostFailure {
    var known = byAddress.get(address);
    if (known != null) {
      return known;
    }
    var connection = connection(Route.to(address, options));
    byAddress.put(address, connection);
    return connection;
  }

  void approach(HostAddress address) {
    try {
      connection(address).approach();
    } catch (HostFailure e) {
      // Whoever uses the host finds the same.
      return;
    }
  }

  void close(HostAddress address) {
    var connection = byAddress.get(address);
    if (connection != null) {
      connection.close();
    }
  }

  private SharedConnection connection(Route route) {
    var known = byRoute.get(route);
    if (known != null) {
      return known;
    }
    Optional<SharedConnection> through = route.through().map(this::connection);
    return byRoute.computeIfAbsent(route,
        wanted -> new SharedConnection(wanted.target(), through, opener, threads));
  }
}
