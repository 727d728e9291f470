package dev.upg.ssh;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.host.Way;

import java.time.Duration;
import java.util.List;

/** A machine reached by SSH. Thread-safe. */
final class SshHost implements Host {
  /** The connection may have broken, and then the one it goes through. */
  private static final int ATTEMPTS = 3;

  private final HostAddress address;
  private final SshConnector connector;

  SshHost(HostAddress address, SshConnector connector) {
    this.address = address;
    this.connector = connector;
  }

  @Override
  public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
    return over(shared -> shared.ready().runner().execute(command, output));
  }

  @Override
  public void approach() {
    connector.approach(address);
  }

  @Override
  public JobAnswer attach(String job, Duration timeout, OutputListener output)
      throws HostFailure, InterruptedException {
    return over(shared -> shared.ready().runner().attach(job, timeout, output));
  }

  @Override
  public boolean forget(List<String> jobs) throws InterruptedException {
    try {
      return over(shared -> shared.ready().runner().forget(jobs));
    } catch (HostFailure e) {
      // The folder harms nobody; the caller repeats this when the host can be reached.
      return false;
    }
  }

  @Override
  public Way way(String host, int port) throws HostFailure, InterruptedException {
    return over(shared -> shared.open().way(host, port));
  }

  private <T> T over(Use<T> use) throws HostFailure, InterruptedException {
    var shared = connector.connection(address);
    for (int attempt = 1;; attempt++) {
      try {
        return use.of(shared);
      } catch (HostFailure.Unreachable e) {
        // A kept connection had broken without our noticing, or one that it goes through. The command hadn't been sent, so
        // it can't run twice.
        if (attempt == ATTEMPTS || !shared.hasBroken()) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    connector.close(address);
  }

  @FunctionalInterface
  private interface Use<T> { T of(SharedConnection shared) throws HostFailure, InterruptedException; }
}
