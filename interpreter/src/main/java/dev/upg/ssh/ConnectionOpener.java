package dev.upg.ssh;

import dev.upg.host.HostFailure;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;

/** Connects, checks the host's key and logs in. Thread-safe. */
final class ConnectionOpener {
  /** For the key exchange, beyond the time to connect. */
  private static final int HANDSHAKE_SECONDS = 30;
  /** OpenSSH's server begins to turn away connections by chance when ten aren't logged in yet ({@code MaxStartups}); others connect, too. */
  private static final int LOGINS_AT_A_SERVER = 6;
  /** Hundreds at once would starve each other of processor time, until all of them take too long. */
  private static final int LOGINS_AT_ONCE = 32;
  /** The longest piece of output that a server may send at once: each stream of each command has room for one. */
  private static final int LONGEST_PACKET = 8 * 1024;

  private final Config algorithms = Algorithms.config();
  private final PassphraseSource passphrases;
  private final Executor threads;
  private final KnownHostsFiles knownHosts = new KnownHostsFiles();
  private final Semaphore turns = new Semaphore(LOGINS_AT_ONCE);
  /** By server. */
  private final Map<String, Semaphore> logins = new ConcurrentHashMap<>();

  ConnectionOpener(PassphraseSource passphrases, Executor threads) {
    this.passphrases = passphrases;
    this.threads = threads;
  }

  /** @param through the last host to jump over */
  SshConnection open(HostSettings settings, Optional<SshConnection> through) throws HostFailure, InterruptedException {
    var atServer = logins.computeIfAbsent(settings.hostName() + ":" + settings.port(), server -> new Semaphore(
        LOGINS_AT_A_SERVER));
    atServer.acquire();
    try {
      turns.acquire();
      try {
        return opened(settings, through);
      } finally {
        turns.release();
      }
    } finally {
      atServer.release();
    }
  }

  private SshConnection opened(HostSettings settings, Optional<SshConnection> through)
      throws HostFailure, InterruptedException {
    var check = new HostKeyCheck(settings, knownHosts);
    var client = new SSHClient(algorithms);
    boolean open = false;
    try {
      client.addHostKeyVerifier(check);
      client.getConnection().setMaxPacketSize(LONGEST_PACKET);
      client.setTimeout((int) settings.connectTimeout().toMillis());
      if (client.getConnection().getKeepAlive() instanceof KeepAliveRunner keepAlive) {
        keepAlive.setKeepAliveInterval((int) settings.aliveInterval().toSeconds());
        keepAlive.setMaxAliveCount(settings.aliveCount());
      }
      connect(client, settings, through, check);
      logIn(client, settings);
      open = true;
      return new SshConnection(settings, client);
    } finally {
      if (!open) {
        close(client);
      }
    }
  }

  /** On a thread of its own: sshj's waits end neither by interruption nor, through another host, by time. */
  private void connect(SSHClient client, HostSettings settings, Optional<SshConnection> through, HostKeyCheck check)
      throws HostFailure, InterruptedException {
    var connected = CompletableFuture.runAsync(() -> {
      try {
        if (through.isPresent()) {
          client.connectVia(through.get().tunnel(settings.hostName(), settings.port()));
        } else {
          client.setSocketFactory(
              new NoDelaySockets(settings.hostName(), settings.port(), settings.connectTimeout()));
          client.connect(settings.hostName(), settings.port());
        }
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }, threads);
    try {
      connected.get(settings.connectTimeout().toSeconds() + HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (check.failure().isPresent()) {
        throw check.failure().get();
      }
      throw unreachable(settings, through, e.getCause());
    } catch (TimeoutException e) {
      throw unreachable(settings, through, e);
    }
  }

  private void logIn(SSHClient client, HostSettings settings) throws HostFailure, InterruptedException {
    var authentication = new Authentication(client, settings, passphrases);
    try {
      authentication.logIn();
    } catch (TransportException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw authentication.refused("`" + settings.name() + "` hung up while keys were offered: " + e.getMessage());
    }
  }

  private static HostFailure unreachable(HostSettings settings, Optional<SshConnection> through, Throwable cause) {
    var place = "`" + settings.name() + "` (" + settings.hostName() + " port " + settings.port()
        + through.map(jump -> ", through `" + jump.name() + "`").orElse("") + ")";
    var reason = switch (cause) {
      case UnknownHostException unknown -> "this name isn't known";
      case SocketTimeoutException timeout -> "no answer in " + settings.connectTimeout().toSeconds() + " s";
      case TimeoutException timeout -> "it doesn't finish the key exchange";
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
    return new HostFailure.Unreachable(settings.name(), settings.ssh(), "Can't connect to " + place + ": " + reason,
        cause);
  }

  private static void close(SSHClient client) {
    try {
      client.close();
    } catch (IOException e) {
      // What is reported is why it wasn't opened.
      return;
    }
  }
}
