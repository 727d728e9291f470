package dev.upg.openssh;

import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reaches machines by the system's {@code ssh}: one master per address, kept and shared, those to jump over too. Thread-safe. */
public final class OpenSshConnector implements Connector {
  private static final int LONGEST_WAY = 16;

  /**
   * Where to, and how.
   *
   * @param jumps given ones, which go before the configuration's; the first one first
   */
  private record Route(HostAddress address, Optional<List<HostAddress>> jumps) {}

  private final OpenSshOptions options;
  private final ExecutorService threads = Executors
      .newCachedThreadPool(Thread.ofPlatform().daemon().name("upg-openssh-", 0).factory());
  private final SshProgram program;
  private final Map<Route, OpenSshHost> hosts = new ConcurrentHashMap<>();
  private PrivateFolder folder;

  public OpenSshConnector(OpenSshOptions options) {
    this.options = options;
    this.program = new SshProgram(options, threads);
  }

  @Override
  public Host host(HostAddress address) {
    return host(new Route(address, Optional.empty()));
  }

  /** Ends every master. */
  @Override
  public void close() {
    hosts.values().forEach(OpenSshHost::close);
    threads.shutdown();
    closeFolder();
  }

  private OpenSshHost host(Route route) {
    return hosts.computeIfAbsent(route, wanted -> new OpenSshHost(() -> open(wanted), threads));
  }

  private Connection open(Route route) throws HostFailure, InterruptedException {
    var destination = program.destination(route.address());
    var jumps = route.jumps().isPresent() ? route.jumps().get() : destination.jumps();
    if (jumps.isEmpty()) {
      return open(route, destination, Optional.empty());
    }
    refuseCircle(destination.name(), jumps.getFirst());
    var before = jumps.size() == 1
        ? Optional.<List<HostAddress>>empty()
        : Optional.of(jumps.subList(0, jumps.size() - 1));
    return open(route, destination, Optional.of(host(new Route(jumps.getLast(), before)).connection()));
  }

  private Connection open(Route route, Destination destination, Optional<Connection> through)
      throws HostFailure, InterruptedException {
    return new Login(options, program, route.address(), destination, through, nextFile(destination.name())).open();
  }

  /** Of a chain, only the first host is reached by its own ProxyJump; each other one through the one before it. */
  private void refuseCircle(String name, HostAddress first) throws HostFailure, InterruptedException {
    var next = first;
    for (int way = 0; way < LONGEST_WAY; way++) {
      var jumps = program.destination(next).jumps();
      if (jumps.isEmpty()) {
        return;
      }
      next = jumps.getFirst();
    }
    throw new HostFailure.CannotRun(name, "The way to `" + name + "` by `ProxyJump` goes over more than "
        + LONGEST_WAY + " hosts; it seems to go in a circle",
        "Put `ProxyJump none` into the OpenSSH configuration of the first host to jump over.");
  }

  private synchronized Path nextFile(String name) throws HostFailure {
    try {
      if (folder == null || !folder.isThere()) {
        folder = PrivateFolder.in(List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp")));
      }
      return folder.next();
    } catch (IOException e) {
      throw new HostFailure.CannotRun(name, "There is no place for the sockets of ssh on this machine: "
          + e.getMessage(),
          "Its temporary folder (`TMPDIR`, or /tmp) must be writable and its path short.");
    }
  }

  private synchronized void closeFolder() {
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }
}
