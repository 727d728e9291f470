package dev.upg.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A command line that was started. */
public interface StartedCommand extends AutoCloseable {
  OutputStream stdin();

  InputStream stdout();

  InputStream stderr();

  /**
   * Completes when it has ended and nothing more will come; exceptionally with an {@link java.io.IOException} when the way
   * to the machine broke before.
   */
  CompletableFuture<Ending> ended();

  /** How it ended, as soon as that is known: its output may still be held open by somebody else. */
  Optional<Ending> ending();

  /** Lets go of it; ends nothing on the machine. */
  @Override
  void close();
}
