package dev.upg.shell;

import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts command lines on a machine and stays with each to its end, or ends it. Thread-safe. */
record Attendance(Machine machine, ShellProfile profile, Executor threads, ShellsAhead ahead) {
  /** How long a command that is to be ended may take to say its process id. */
  private static final Duration BEGINNING = Duration.ofSeconds(3);

  /**
   * What is started, and for how long.
   *
   * @param user whose the command's processes are, unless the connection's
   * @param file is sent after the launch's own stdin
   * @param timeout what is told when it is over
   * @param left what is left of it now
   * @param isJob whether it goes on without its connection; then its first shell is the keeper
   */
  record Task(Launch launch, Optional<String> user, Optional<SentFile> file, Duration timeout, Duration left,
      boolean isJob) {}

  /** @throws HostFailure when it couldn't be started, was ended, or its way is broken */
  Attended attend(Task task, OutputListener listener) throws HostFailure, InterruptedException {
    var shell = ahead.take();
    var launch = task.launch;
    try (var started = shell.isPresent()
        ? shell.get()
        : machine.start(launch.commandLine(), Machine.Purpose.WORK)) {
      long start = System.nanoTime();
      var output = new CommandOutput(listener, launch.marks());
      try {
        var end = CompletableFuture.allOf(started.ended(), reading(output::readStdout, started.stdout()),
            reading(output::readStderr, started.stderr()));
        send(started, shell.isPresent() ? launch.stdinOfAhead() : launch.stdin(), task.file);
        ahead.fillIfNone();
        end.get(nanos(task.left) - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        output.stop();
        if (started.ending().isEmpty()) {
          throw new HostFailure.TimedOut(machine.name(), task.timeout, end(task, output));
        }
      } catch (InterruptedException e) {
        output.stop();
        end(task, output);
        throw e;
      } catch (ExecutionException e) {
        throw lost(task, e);
      }
      output.throwListenerFailure();
      if (task.file.isPresent()) {
        task.file.get().throwFailure(machine.name());
      }
      var took = Duration.ofNanos(System.nanoTime() - start);
      ahead.fill();
      return new Attended(started.ending().orElseThrow(), output, took);
    }
  }

  private boolean end(Task task, CommandOutput output) throws InterruptedException {
    output.preamble().awaitEnd(BEGINNING);
    var shells = output.preamble().processes();
    var keeper = task.isJob ? shells.stream().findFirst() : Optional.<Long>empty();
    return new CommandEnding(machine, profile, threads).end(shells, keeper, task.user);
  }

  /** A command may want its output read before it reads its input, or never read that; so this thread doesn't wait for it. */
  private void send(StartedCommand started, byte[] input, Optional<SentFile> file) {
    if (input.length == 0 && file.isEmpty()) {
      sendNow(started, InputStream.nullInputStream());
    } else {
      var first = new ByteArrayInputStream(input);
      threads.execute(() -> sendNow(started, file.<InputStream>map(sent -> new SequenceInputStream(first, sent))
          .orElse(first)));
    }
  }

  private static void sendNow(StartedCommand started, InputStream input) {
    try (input) {
      started.send(input);
    } catch (IOException e) {
      // A command needn't read what it is sent. Should the way to it be broken, its streams tell.
      return;
    }
  }

  private CompletableFuture<Void> reading(Reading reading, InputStream stream) {
    return CompletableFuture.runAsync(() -> {
      try {
        reading.read(stream);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }, threads);
  }

  private HostFailure lost(Task task, ExecutionException e) {
    var cause = e.getCause() instanceof UncheckedIOException unchecked ? unchecked.getCause() : e.getCause();
    return new HostFailure.ConnectionLost(machine.name(), task.isJob,
        "The connection to `" + machine.name() + "` broke while the command ran: " + cause.getMessage(), cause);
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? timeout.toNanos() : Long.MAX_VALUE;
  }

  @FunctionalInterface
  private interface Reading { void read(InputStream stream) throws IOException; }
}
