package dev.upg.practice;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;

import java.time.Duration;

/**
 * Shortens the timeouts of commands as the practice cluster's time runs faster. Never below a floor: the commands are real
 * processes of this machine and take as long as they take.
 */
public final class FastConnector implements Connector {
  private static final Duration FLOOR = Duration.ofSeconds(10);

  private final Connector connector;
  private final double speed;

  /** @param speed how many times faster than real time the cluster runs */
  public FastConnector(Connector connector, double speed) {
    this.connector = connector;
    this.speed = speed;
  }

  @Override
  public Host host(HostAddress address) {
    return new FastHost(connector.host(address), speed);
  }

  @Override
  public void close() {
    connector.close();
  }

  private record FastHost(Host host, double speed) implements Host {
    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
      var shorter = Duration.ofNanos((long) (command.timeout().toNanos() / speed));
      var timeout = shorter.compareTo(FLOOR) < 0 ? FLOOR : shorter;
      return host.execute(new Command(command.text(), command.user(), command.directory(), command.environment(),
          command.stdin(), command.stdinFile(), timeout), output);
    }

    @Override
    public void close() {
      host.close();
    }
  }
}
