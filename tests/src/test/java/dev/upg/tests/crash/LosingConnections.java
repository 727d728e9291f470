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

/** Machines of which the connection breaks at each change: before it begins and when it has ended, in turn. */
record LosingConnections(Connector machines) implements Connector {
  @Override
  public Host host(HostAddress address) {
    return new LosingHost(machines.host(address));
  }

  @Override
  public void close() {
    machines.close();
  }

  private static final class LosingHost implements Host {
    private final Host host;
    private int changes;

    private LosingHost(Host host) {
      this.host = host;
    }

    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
      if (command.job().isEmpty() || ++changes % 3 == 0) {
        return host.execute(command, output);
      }
      if (changes % 3 == 2) {
        host.execute(command, output);
      }
      throw new HostFailure.ConnectionLost("here", true, "cut by a test", null);
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output)
        throws HostFailure, InterruptedException {
      return host.attach(job, timeout, output);
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
