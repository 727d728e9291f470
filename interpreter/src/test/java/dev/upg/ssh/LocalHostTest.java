package dev.upg.ssh;

import dev.upg.host.Host;
import dev.upg.local.LocalHost;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
final class LocalHostTest {
  private final Host host = new LocalHost();

  @Nested
  class Commands extends HostContract {
    @Override
    Host host() {
      return host;
    }
  }

  @Nested
  class CommandsAsJobs extends HostContract {
    @Override
    Host host() {
      return new AsJobs(host);
    }
  }

  @Nested
  class Jobs extends JobContract {
    @Override
    Host host() {
      return host;
    }

    /** What the death of upg leaves: nobody who watches. */
    @Override
    void cut() {
      ProcessHandle.current().children().filter(this::watchesTheJob).forEach(ProcessHandle::destroyForcibly);
    }

    /** Other tests of this process have jobs, too. */
    private boolean watchesTheJob(ProcessHandle process) {
      var line = process.info().commandLine().orElse("");
      return line.contains("upg-job") && line.contains(job);
    }
  }
}
