package dev.upg.ssh;

import dev.upg.host.HostFailure;
import dev.upg.host.Way;
import dev.upg.local.Relay;
import dev.upg.shell.Machine;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;

/**
 * A connection over which somebody is logged in. OpenSSH's server allows ten sessions by default: for {@link #COMMANDS_AT_ONCE}
 * commands side by side, {@link #SHELLS_AHEAD} in shells that were started ahead, and one that ends commands. Thread-safe.
 */
final class SshConnection implements Machine, AutoCloseable {
  static final int COMMANDS_AT_ONCE = 6;
  static final int SHELLS_AHEAD = 3;

  private static final long FIRST_WAIT_MILLIS = 5;
  private static final long LONGEST_WAIT_MILLIS = 2000;

  private final HostSettings settings;
  private final SSHClient client;
  private final Semaphore work = new Semaphore(COMMANDS_AT_ONCE);
  private final Semaphore ahead = new Semaphore(SHELLS_AHEAD);
  private final Semaphore endings = new Semaphore(1);
  private volatile boolean broken;

  SshConnection(HostSettings settings, SSHClient client) {
    this.settings = settings;
    this.client = client;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public boolean isFar() {
    return true;
  }

  boolean isAlive() {
    return !broken && client.isConnected() && client.isAuthenticated();
  }

  @Override
  public StartedCommand start(String commandLine, Purpose purpose) throws HostFailure, InterruptedException {
    var turn = switch (purpose) {
      case WORK -> work;
      case ENDING -> endings;
      case AHEAD -> ahead;
    };
    turn.acquire();
    ExecChannel channel;
    try {
      channel = opened();
    } catch (HostFailure | InterruptedException | RuntimeException e) {
      turn.release();
      throw e;
    }
    // The server counts a channel until it is closed by both sides.
    channel.closed().thenRun(turn::release);
    try {
      channel.start(commandLine);
      return new SshCommand(channel);
    } catch (SSHException e) {
      throw new HostFailure.ConnectionLost(name(),
          "The connection to `" + name() + "` broke while the command was sent: " + e.getMessage(), e);
    }
  }

  /** sshd lets go of a closed channel a moment after it has said so; until then it may refuse another one. */
  private ExecChannel opened() throws HostFailure, InterruptedException {
    for (long waitMillis = FIRST_WAIT_MILLIS;; waitMillis *= 2) {
      var channel = new ExecChannel(client.getConnection());
      try {
        channel.open();
        return channel;
      } catch (SSHException e) {
        client.getConnection().forget(channel);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        // sshj may not have noticed yet; nobody is to try this connection again.
        broken = !(e instanceof OpenFailException);
        if (broken || waitMillis > LONGEST_WAIT_MILLIS) {
          throw new HostFailure.Unreachable(name(), settings.ssh(),
              "`" + name() + "` doesn't take another command on its connection: " + e.getMessage(), e);
        }
      }
      TimeUnit.MILLISECONDS.sleep(waitMillis);
    }
  }

  /** A way to another host through this one. */
  Tunnel tunnel(String host, int port) throws IOException {
    var tunnel = new Tunnel(client, host, port);
    try {
      tunnel.open();
      return tunnel;
    } catch (OpenFailException e) {
      throw e;
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  /** The same as a port of this machine. */
  Way way(String host, int port) throws HostFailure {
    try {
      var tunnel = tunnel(host, port);
      try {
        return new Relay(tunnel.getInputStream(), tunnel.getOutputStream(), tunnel);
      } catch (IOException e) {
        tunnel.close();
        throw e;
      }
    } catch (OpenFailException e) {
      if (e.getReason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED) {
        throw new HostFailure.CannotRun(name(), "`" + name() + "` doesn't pass on connections: " + e.getMessage(),
            "Allow it there (`AllowTcpForwarding` of sshd_config), or connect directly.");
      }
      throw new HostFailure.Unreachable(name(), settings.ssh() + " -W " + host + ":" + port,
          "`" + name() + "` gets no connection to " + host + ":" + port
              + ": nobody listens there, or a firewall is between",
          e);
    } catch (IOException e) {
      throw new HostFailure.Unreachable(name(), settings.ssh(),
          "There is no way through `" + name() + "` to " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /** The socket of a connection that doesn't go through another host. */
  Optional<Socket> socket() {
    return Optional.ofNullable(client.getSocket());
  }

  @Override
  public void close() {
    try {
      client.disconnect();
    } catch (IOException e) {
      // It was broken already, which is as good as closed.
      return;
    }
  }
}
