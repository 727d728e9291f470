package dev.upg.tests.pegasus;

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

/** Puts shell code before each command that begins with a comment: those are the scripts of module {@code package}. */
record PreludeConnector(Connector connector, String prelude) implements Connector {
  @Override
  public Host host(HostAddress address) {
    return new PreludeHost(connector.host(address), prelude);
  }

  @Override
  public void close() {
    connector.close();
  }

  private record PreludeHost(Host host, String prelude) implements Host {
    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
      var text = command.text().startsWith("#") ? prelude + command.text() : command.text();
      return host.execute(command.withText(text), output);
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
