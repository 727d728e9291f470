package dev.upg.ssh;

import dev.upg.host.HostFailure;
import dev.upg.host.Way;
import dev.upg.local.Relay;
import dev.upg.shell.Machine;
import dev.upg.shell.Sessions;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
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

  private final HostSettings settings;
  private final SSHClient client;
  private final Sessions sessions = new Sessions(COMMANDS_AT_ONCE, SHELLS_AHEAD);
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
    var channel = sessions.open(purpose, this::attempt, ExecChannel::closed);
    try {
      channel.start(commandLine);
      return new SshCommand(channel);
    } catch (SSHException e) {
      throw new HostFailure.ConnectionLost(name(),
          "The connection to `" + name() + "` broke while the command was sent: " + e.getMessage(), e);
    }
  }

  private Optional<ExecChannel> attempt(boolean isLast) throws HostFailure, InterruptedException {
    var channel = new ExecChannel(client.getConnection());
    try {
      channel.open();
      return Optional.of(channel);
    } catch (SSHException e) {
      client.getConnection().forget(channel);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      // sshj may not have noticed yet; nobody is to try this connection again.
      broken = !(e instanceof OpenFailException);
      if (broken || isLast) {
        throw new HostFailure.Unreachable(name(), settings.ssh(),
            "`" + name() + "` doesn't take another command on its connection: " + e.getMessage(), e);
      }
      return Optional.empty();
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
