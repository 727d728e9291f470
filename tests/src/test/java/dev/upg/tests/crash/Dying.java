package dev.upg.tests.crash;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.host.Way;
import dev.upg.journal.Entry;
import dev.upg.journal.Journal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that dies with one entry of its journal: nothing that it does from then on reaches the disk or a host. What a
 * host was told before goes on there.
 */
final class Dying {
  private final int last;
  private final boolean written;
  private final AtomicInteger entries = new AtomicInteger();
  private final AtomicBoolean dead = new AtomicBoolean();

  /**
   * @param last the entry, from 1
   * @param written whether that entry still reaches the disk
   */
  Dying(int last, boolean written) {
    this.last = last;
    this.written = written;
  }

  boolean isDead() {
    return dead.get();
  }

  /** Not an exception: nothing in the run may take it for a failure and go on. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  Journal journal(Journal file) {
    return new Journal() {
      @Override
      public void write(Entry entry) throws IOException {
        keep(entry);
      }

      @Override
      public void keep(Entry entry) throws IOException {
        mustLive();
        boolean dies = entries.incrementAndGet() == last;
        if (!dies || written) {
          file.keep(entry);
        }
        if (dies) {
          dead.set(true);
          throw new Death();
        }
      }
    };
  }

  Connector connector(Connector machines) {
    return new Connector() {
      @Override
      public Host host(HostAddress address) {
        return new DyingHost(machines.host(address));
      }

      @Override
      public void close() {
        machines.close();
      }
    };
  }

  private void mustLive() {
    if (dead.get()) {
      throw new Death();
    }
  }

  private final class DyingHost implements Host {
    private final Host host;

    private DyingHost(Host host) {
      this.host = host;
    }

    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
      mustLive();
      return host.execute(command, output);
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output)
        throws HostFailure, InterruptedException {
      mustLive();
      return host.attach(job, timeout, output);
    }

    @Override
    public boolean forget(List<String> jobs) throws InterruptedException {
      mustLive();
      return host.forget(jobs);
    }

    @Override
    public Way way(String to, int port) throws HostFailure, InterruptedException {
      mustLive();
      return host.way(to, port);
    }

    @Override
    public void close() {
      host.close();
    }
  }
}
