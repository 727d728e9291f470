package dev.upg.openssh;

import dev.upg.host.HostFailure;
import dev.upg.host.Way;
import dev.upg.local.Relay;
import dev.upg.shell.Machine;
import dev.upg.shell.Sessions;
import dev.upg.shell.StartedCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A connection over which somebody is logged in. At most {@link #COMMANDS_AT_ONCE} commands run over it side by side,
 * and one more that ends them: OpenSSH's server allows ten by default. Thread-safe.
 */
final class Connection implements Machine, AutoCloseable {
  static final int COMMANDS_AT_ONCE = 8;

  private final Destination destination;
  private final Path socket;
  private final Link link;
  private final long process;
  private final Sessions sessions = new Sessions(COMMANDS_AT_ONCE, 0);

  /**
   * @param socket of the master, for those who go through it
   * @param process the master's
   */
  Connection(Destination destination, Path socket, Link link, long process) {
    this.destination = destination;
    this.socket = socket;
    this.link = link;
    this.process = process;
  }

  @Override
  public String name() {
    return destination.name();
  }

  /** A shell ahead would take a command that is sent right after its master has died; a channel that can't be opened takes none. */
  @Override
  public boolean isFar() {
    return false;
  }

  Path socket() {
    return socket;
  }

  long process() {
    return process;
  }

  boolean isAlive() {
    return link.isAlive();
  }

  @Override
  public StartedCommand start(String commandLine, Purpose purpose) throws HostFailure, InterruptedException {
    var channel = sessions.open(purpose, this::attempt, Channel::closed);
    try {
      channel.output().run(commandLine);
      return new OpenedCommand(channel);
    } catch (IOException e) {
      throw new HostFailure.ConnectionLost(name(),
          "The connection to `" + name() + "` broke while the command was sent: " + e.getMessage(), e);
    }
  }

  private Optional<Channel> attempt(boolean isLast) throws HostFailure, InterruptedException {
    try {
      return Optional.of(link.open("session", UnaryOperator.identity()));
    } catch (IOException e) {
      if (isLast || !(e instanceof OpenRefused)) {
        throw new HostFailure.Unreachable(name(), destination.byHand(),
            "`" + name() + "` doesn't take another command on its connection: " + e.getMessage(), e);
      }
      return Optional.empty();
    }
  }

  Way way(String host, int port) throws HostFailure, InterruptedException {
    try {
      var channel = link.open("direct-tcpip",
          open -> open.text(host).number(port).text("127.0.0.1").number(0));
      try {
        return new Relay(channel.stdout(), channel.output(), channel::letGo);
      } catch (IOException e) {
        channel.letGo();
        throw e;
      }
    } catch (OpenRefused e) {
      if (e.isProhibited()) {
        throw new HostFailure.CannotRun(name(), "`" + name() + "` doesn't pass on connections: " + e.getMessage(),
            "Allow it there (`AllowTcpForwarding` of sshd_config), or connect directly.");
      }
      throw new HostFailure.Unreachable(name(), destination.byHand() + " -W " + host + ":" + port,
          "`" + name() + "` gets no connection to " + host + ":" + port
              + ": nobody listens there, or a firewall is between",
          e);
    } catch (IOException e) {
      throw new HostFailure.Unreachable(name(), destination.byHand(),
          "There is no way through `" + name() + "` to " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /** While the link is alive the process is the master's and nobody else's. */
  @Override
  public void close() {
    if (link.isAlive()) {
      ProcessHandle.of(process).ifPresent(ProcessHandle::destroy);
    }
    link.close();
  }
}
