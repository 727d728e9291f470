package dev.upg.lock;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs commands in its own way, and keeps no jobs. */
record JoblessHost(Execution execution) implements Host {
  @FunctionalInterface
  interface Execution {
    CommandResult of(Command command, OutputListener output) throws HostFailure, InterruptedException;
  }

  /** A login whose folder for temporary files is its own. */
  static Host withTmpdir(Host host, String folder) {
    return new JoblessHost((command, output) -> host.execute(command.withText("export TMPDIR='" + folder + "';"
        + command.text()), output));
  }

  static Host breakingOnce(Host host, AtomicBoolean breaks) {
    return new JoblessHost((command, output) -> {
      var result = host.execute(command, output);
      if (breaks.getAndSet(false)) {
        throw new HostFailure.ConnectionLost("n3", false, "cut by a test", new IOException("cut"));
      }
      return result;
    });
  }

  static Host down() {
    return new JoblessHost((command, output) -> {
      throw new HostFailure.Unreachable("n1", "ssh n1", "no route", new IOException("no route"));
    });
  }

  @Override
  public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
    return execution.of(command, output);
  }

  @Override
  public JobAnswer attach(String job, Duration timeout, OutputListener output) {
    return new JobAnswer.NeverStarted();
  }

  @Override
  public boolean forget(List<String> jobs) {
    return false;
  }

  @Override
  public void close() {}
}
