package dev.upg.ssh;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Runs each command as a job, which is forgotten afterwards. */
record AsJobs(Host host) implements Host {
  @Override
  public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
    var job = UUID.randomUUID().toString();
    try {
      return host.execute(command.asJob(job), output);
    } finally {
      host.forget(List.of(job));
    }
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
