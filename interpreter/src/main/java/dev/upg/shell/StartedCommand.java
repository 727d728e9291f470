package dev.upg.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A command line that was started. */
public interface StartedCommand extends AutoCloseable {
  /**
   * Sends all this to its stdin, and then the end of file. Waits as long as the command doesn't read it.
   *
   * @throws IOException when the command reads no more, or the way to it broke
   */
  void send(InputStream input) throws IOException;

  InputStream stdout();

  InputStream stderr();

  /**
   * Completes when it has ended and nothing more will come; exceptionally with an {@link IOException} when the way
   * to the machine broke before.
   */
  CompletableFuture<Ending> ended();

  /** How it ended, as soon as that is known: its output may still be held open by somebody else. */
  Optional<Ending> ending();

  /** Lets go of it; ends nothing on the machine. */
  @Override
  void close();
}
