package dev.upg.ssh;

import dev.upg.host.Host;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contracts over SSH, to one server for all of them. Some of them cut its connections, so each waits for its turn. */
@Execution(ExecutionMode.CONCURRENT)
abstract class FarHostContract {
  /** This machine, by way of the server. */
  abstract Host host();

  /** Breaks the server's connections, without ending what was started over them. */
  abstract void cut();

  @Nested
  class Commands extends HostContract {
    @Override
    Host host() {
      return FarHostContract.this.host();
    }
  }

  @Nested
  class CommandsAsJobs extends HostContract {
    @Override
    Host host() {
      return new AsJobs(FarHostContract.this.host());
    }
  }

  @Nested
  class Jobs extends SshJobContract {
    @Override
    Host host() {
      return FarHostContract.this.host();
    }

    @Override
    void cut() {
      FarHostContract.this.cut();
    }
  }
}
