package dev.upg.practice.host;

import dev.upg.practice.port.FreePorts;

import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SSH servers of a practice cluster: one a host, on loopback, each with its own host key, all with one client key. */
public final class SshHosts implements AutoCloseable {
  private final List<SshHost> hosts = new ArrayList<>();
  private final List<SshServer> servers = new ArrayList<>();
  private final Collection<ProcessHandle> leftBehind = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads;
  private final Path config;

  /**
   * Starts them. {@code work} gets a folder for each host, the client key, {@code known_hosts} and {@code ssh_config}.
   *
   * @throws IOException when a port can't be opened or a file can't be written; nothing is left running then
   */
  public SshHosts(Path work, List<String> names, CommandWatcher watcher) throws IOException {
    var number = new AtomicInteger();
    threads = Executors
        .newCachedThreadPool(task -> Thread.ofPlatform().daemon().name("practice-command-" + number.incrementAndGet())
            .unstarted(task));
    config = work.resolve("ssh_config");
    try {
      var client = SshKeys.generate();
      var keys = names.stream().map(name -> SshKeys.generate()).toList();
      for (var i = 0; i < names.size(); i++) {
        var folder = Files.createDirectories(work.resolve("hosts").resolve(names.get(i)));
        hosts.add(start(names.get(i), folder, keys.get(i), client, watcher));
      }
      SshKeys.writePrivate(client, work.resolve("client_key"));
      SshFiles.writeKnownHosts(hosts, keys, work.resolve("known_hosts"));
      SshFiles.writeConfig(hosts, work, config);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private SshHost start(String name, Path folder, KeyPair key, KeyPair client, CommandWatcher watcher)
      throws IOException {
    // Only what the JDK does by itself and quickly: the server would otherwise offer key exchanges that cost a client 100 ms.
    var server = ServerBuilder.builder()
        .keyExchangeFactories(NamedFactory.setUpTransformedFactories(true,
            List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256), ServerBuilder.DH2KEX))
        .build();
    servers.add(server);
    server.setHost("127.0.0.1");
    int port = FreePorts.next();
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPublickeyAuthenticator((user, offered, session) -> KeyUtils.compareKeys(offered, client.getPublic()));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    server.setPasswordAuthenticator(null);
    server.setKeyboardInteractiveAuthenticator(null);
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.NIO_WORKERS.set(server, 1);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, 200);
    var folders = new SshHost(name, folder, 0);
    server.setCommandFactory((channel, text) -> new HostCommand(folders, List.of("sh", "-c", text), watcher,
        threads, leftBehind::addAll));
    server.setShellFactory(channel -> new HostCommand(folders, List.of("sh", "-s"), CommandWatcher.NONE, threads,
        leftBehind::addAll));
    FreePorts.open(port, address -> {
      server.start();
      return server;
    });
    return new SshHost(name, folder, port);
  }

  public List<SshHost> hosts() {
    return List.copyOf(hosts);
  }

  /** The home folders by the hosts' names. */
  public Map<String, Path> homes() {
    return hosts.stream().collect(Collectors.toMap(SshHost::name, SshHost::folder));
  }

  /** @throws IllegalArgumentException when there is no such host */
  public SshHost host(String name) {
    return hosts.stream().filter(host -> host.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no host " + name));
  }

  /** The OpenSSH configuration for all of them. */
  public Path config() {
    return config;
  }

  /** Cuts all connections and ends their commands. */
  @Override
  public void close() {
    try {
      for (var server : servers) {
        server.stop(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't stop an SSH server of the practice cluster", e);
    } finally {
      leftBehind.stream().flatMap(process -> Stream.concat(process.descendants(), Stream.of(process))).toList()
          .forEach(ProcessHandle::destroyForcibly);
      threads.shutdownNow();
    }
  }
}
