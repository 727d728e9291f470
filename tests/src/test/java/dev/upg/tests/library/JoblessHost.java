package dev.upg.tests.library;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;

import java.time.Duration;
import java.util.List;

/** A host that keeps no jobs. */
public record JoblessHost(Answers answers) implements Host {
  /** What comes back for a command. */
  @FunctionalInterface
  public interface Answers {
    CommandResult to(Command command, OutputListener output) throws HostFailure, InterruptedException;
  }

  @Override
  public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
    return answers.to(command, output);
  }

  @Override
  public JobAnswer attach(String job, Duration timeout, OutputListener output) {
    return new JobAnswer.NeverStarted();
  }

  @Override
  public boolean forget(List<String> jobs) {
    return true;
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
