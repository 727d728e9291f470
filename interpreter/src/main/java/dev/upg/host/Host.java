package dev.upg.host;

import java.time.Duration;
import java.util.List;

/** One machine, connected when first used. Thread-safe: commands of several threads run side by side. */
public interface Host extends AutoCloseable {
  /**
   * Runs a command to its end. A non-zero exit status is a result, not a failure.
   *
   * <p>A command with a job goes on by itself when its connection breaks or this process ends. One whose job was started
   * before isn't run again: its end is waited for as {@link #attach} does. After a result, or when it was ended, the
   * machine still knows the job: {@link #forget} it when the result is safe.
   *
   * @param output is told each line as it comes
   * @throws HostFailure when there is no exit status to tell: see its kinds
   * @throws InterruptedException when the calling thread is interrupted; the remote process group has been ended then
   */
  CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException;

  /** Connects in the background, for a use that is to come soon. What goes wrong is told to that. */
  default void approach() {}

  /**
   * Asks for a job of an earlier connection, and waits for its end if it still runs. An interrupted thread ends it, as it
   * does in {@link #execute}.
   *
   * @param timeout counts from the job's own start; a job that is still running then is ended. Zero ends it now
   * @param output is told all of the job's output, from its beginning
   * @throws HostFailure as of {@link #execute}
   */
  JobAnswer attach(String job, Duration timeout, OutputListener output) throws HostFailure, InterruptedException;

  /**
   * Removes what the machine keeps of jobs that are over. May be repeated, also for jobs that never were.
   *
   * @return false when the machine couldn't be asked: then another time
   */
  boolean forget(List<String> jobs) throws InterruptedException;

  /**
   * Connects to a port as this machine reaches it. The connection there is open when this returns, and idle until somebody
   * uses the way.
   *
   * @throws HostFailure.Unreachable when nobody takes the connection
   * @throws HostFailure.CannotRun when this machine doesn't pass on connections
   */
  default Way way(String host, int port) throws HostFailure, InterruptedException {
    throw new HostFailure.CannotRun(host, "No connection to " + host + ":" + port + " can be passed on here",
        "Connect directly instead.");
  }

  @Override
  void close();
}
