package dev.upg.host;

/** One machine, connected when first used. Thread-safe: commands of several threads run side by side. */
public interface Host extends AutoCloseable {
  /**
   * Runs a command to its end. A non-zero exit status is a result, not a failure.
   *
   * @param output is told each line as it comes
   * @throws HostFailure when there is no exit status to tell: see its kinds
   * @throws InterruptedException when the calling thread is interrupted; the remote process group has been ended then
   */
  CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException;

  @Override
  void close();
}
