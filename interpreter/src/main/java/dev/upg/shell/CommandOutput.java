package dev.upg.shell;

import dev.upg.host.CommandResult;
import dev.upg.host.OutputListener;
import dev.upg.host.OutputListener.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Both streams of one command, read side by side. */
final class CommandOutput {
  private static final int BUFFER = 8 * 1024;

  private final OutputListener listener;
  private final Object oneAtATime = new Object();
  private final AtomicReference<RuntimeException> listenerFailure = new AtomicReference<>();
  private final Preamble stdoutPreamble = new Preamble(1);
  private final Preamble stderrPreamble;
  private final StreamText stdout = new StreamText(CommandResult.KEPT_CHARACTERS, line -> line(Stream.STDOUT, line));
  private final StreamText stderr = new StreamText(CommandResult.KEPT_CHARACTERS, line -> line(Stream.STDERR, line));

  CommandOutput(OutputListener listener, int marks) {
    this.listener = listener;
    this.stderrPreamble = new Preamble(marks);
  }

  /** Reads a stream to its end, whatever the listener does. */
  void readStdout(InputStream stream) throws IOException {
    read(stream, stdoutPreamble, stdout, () -> {});
  }

  void readStderr(InputStream stream) throws IOException {
    read(stream, stderrPreamble, stderr, () -> tell(listener::begun));
  }

  /** The shells' process ids and what came before the command; can be asked at any time. */
  Preamble preamble() {
    return stderrPreamble;
  }

  /** What comes from now on is read, but neither told nor kept. */
  void stop() {
    stdout.end();
    stderr.end();
  }

  /** To be asked after both streams were read, or stopped. */
  CommandResult result(int code, Duration took) {
    return new CommandResult(code, stdout.kept(), stderr.kept(), stdout.isTruncated() || stderr.isTruncated(), took);
  }

  /** @throws RuntimeException what the listener threw first */
  void throwListenerFailure() {
    var failure = listenerFailure.get();
    if (failure != null) {
      throw failure;
    }
  }

  private static void read(InputStream stream, Preamble preamble, StreamText text, Runnable begun) throws IOException {
    var buffer = new byte[BUFFER];
    try {
      for (int length; (length = stream.read(buffer)) >= 0;) {
        int start = 0;
        if (!preamble.isOver()) {
          start = preamble.take(buffer, length);
          if (preamble.isOver()) {
            begun.run();
          }
        }
        text.add(buffer, start, length - start);
      }
    } finally {
      text.end();
    }
  }

  private void line(Stream stream, String line) {
    tell(() -> listener.line(stream, line));
  }

  /** A listener that failed isn't called again; the stream is read to its end all the same, so that the command can end. */
  private void tell(Runnable what) {
    synchronized (oneAtATime) {
      if (listenerFailure.get() == null) {
        try {
          what.run();
        } catch (RuntimeException e) {
          listenerFailure.set(e);
        }
      }
    }
  }
}
