package dev.upg.tests.run;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.value.Show;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Writes down what the hosts were asked for, secrets only by their length. */
record Requests(Connector hosts, EventLines lines) implements Connector {
  @Override
  public Host host(HostAddress address) {
    var host = hosts.host(address);
    return new Host() {
      @Override
      public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
        lines.request(address.host(), "user " + command.user().orElse("-") + ", folder "
            + command.directory().orElse("-") + ", env " + new TreeMap<>(command.environment()).keySet() + ", stdin "
            + command.stdin().map(text -> text.length() + " characters").orElse("-") + ", timeout "
            + Show.duration(command.timeout()));
        return host.execute(command, output);
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
    };
  }

  @Override
  public void close() {
    hosts.close();
  }
}
