package dev.upg.tests.worstcase;

import dev.upg.tests.library.JoblessHost;
import dev.upg.clock.Clock;
import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;

import java.util.Random;

/** Hosts on which every command takes all the time it has; then it ends with 0 or 1, or is ended. */
final class SlowHosts implements Connector {
  private final Clock clock;
  private final Random random;
  private final int failing;

  /** @param failing how many of a hundred commands don't end by themselves */
  SlowHosts(Clock clock, Random random, int failing) {
    this.clock = clock;
    this.random = random;
    this.failing = failing;
  }

  @Override
  public Host host(HostAddress address) {
    return new JoblessHost((command, output) -> run(address.host(), command));
  }

  private CommandResult run(String node, Command command) throws HostFailure, InterruptedException {
    clock.sleep(command.timeout());
    synchronized (random) {
      if (random.nextInt(100) < failing) {
        throw new HostFailure.TimedOut(node, command.timeout(), true);
      }
      int code = command.text().startsWith("change again") || random.nextInt(4) > 0 ? 1 : 0;
      return new CommandResult(command.text().equals("change") && random.nextBoolean() ? 0 : code, "", "", false,
          command.timeout());
    }
  }

  @Override
  public void close() {}
}
