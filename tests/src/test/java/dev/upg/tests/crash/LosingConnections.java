package dev.upg.tests.crash;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Machines of which the connection breaks at two of three changes: before it begins, and when it has ended. It breaks once more when
 * the end of one is asked for.
 */
final class LosingConnections implements Connector {
  private final Connector machines;
  private final Runnable lost;
  private final Map<HostAddress, LosingHost> hosts = new ConcurrentHashMap<>();

  LosingConnections(Connector machines) {
    this(machines, () -> {});
  }

  /** @param lost what else happens when the end of a change is asked for in vain */
  LosingConnections(Connector machines, Runnable lost) {
    this.machines = machines;
    this.lost = lost;
  }

  @Override
  public Host host(HostAddress address) {
    return hosts.computeIfAbsent(address, any -> new LosingHost(machines.host(address), lost));
  }

  @Override
  public void close() {
    machines.close();
  }

  private static final class LosingHost implements Host {
    private final Host host;
    private final Runnable lost;
    private int changes;
    private int questions;

    private LosingHost(Host host, Runnable lost) {
      this.host = host;
      this.lost = lost;
    }

    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
      if (command.job().isEmpty() || ++changes % 3 == 0) {
        return host.execute(command, output);
      }
      if (changes % 3 == 2) {
        host.execute(command, output);
      }
      throw lost();
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output)
        throws HostFailure, InterruptedException {
      if (++questions % 2 == 1) {
        lost.run();
        throw lost();
      }
      return host.attach(job, timeout, output);
    }

    private static HostFailure lost() {
      return new HostFailure.ConnectionLost("here", true, "cut by a test", null);
    }

    @Override
    public boolean forget(List<String> jobs) throws InterruptedException {
      return host.forget(jobs);
    }

    @Override
    public void close() {
      host.close();
    }
  }
}
