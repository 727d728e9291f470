package dev.upg.practice;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.host.Way;

import java.time.Duration;
import java.util.List;

/**
 * Shortens the timeouts of commands as the practice cluster's time runs faster. Never below a floor: the commands are real
 * processes of this machine and take as long as they take.
 */
public final class FastConnector implements Connector {
  private static final Duration FLOOR = Duration.ofSeconds(20);

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
      return host.execute(command.withTimeout(shorter(command.timeout())), output);
    }

    @Override
    public void approach() {
      host.approach();
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output)
        throws HostFailure, InterruptedException {
      return host.attach(job, shorter(timeout), output);
    }

    @Override
    public boolean forget(List<String> jobs) throws InterruptedException {
      return host.forget(jobs);
    }

    @Override
    public Way way(String to, int port) throws HostFailure, InterruptedException {
      return host.way(to, port);
    }

    /** Zero ends a job at once, so it stays. */
    private Duration shorter(Duration timeout) {
      var shorter = Duration.ofNanos((long) (timeout.toNanos() / speed));
      return shorter.compareTo(FLOOR) < 0 && !timeout.isZero() ? FLOOR : shorter;
    }

    @Override
    public void close() {
      host.close();
    }
  }
}
