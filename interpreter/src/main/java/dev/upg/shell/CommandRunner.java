package dev.upg.shell;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands on one machine by the rules of this package. Thread-safe. */
public final class CommandRunner {
  /** How long a command that is to be ended may take to say its process id. */
  private static final Duration BEGINNING = Duration.ofSeconds(3);

  /** The signals by which a program crashes or is killed, by their numbers on Linux; see the package's rules. */
  private static final Map<Integer, String> FATAL_SIGNALS = Map.of(4, "ILL", 5, "TRAP", 6, "ABRT", 7, "BUS", 8, "FPE",
      9, "KILL", 11, "SEGV");

  private static final int SHELL_SIGNAL_BASE = 128;

  private final Machine machine;
  private final ShellProfile profile;
  private final Executor threads;

  private CommandRunner(Machine machine, ShellProfile profile, Executor threads) {
    this.machine = machine;
    this.profile = profile;
    this.threads = threads;
  }

  /**
   * Finds out what shell the machine has.
   *
   * @param threads must not be bounded: a command takes two or three
   */
  public static CommandRunner on(Machine machine, Executor threads) throws HostFailure, InterruptedException {
    try {
      var answer = CommandEnding.answer(machine, ShellProfile.PLAIN, Launch.line(ShellProfile.QUESTION.strip()),
          threads, Machine.Purpose.WORK);
      var profile = ShellProfile.of(answer).orElseThrow(() -> noShell(machine, answer));
      return new CommandRunner(machine, profile, threads);
    } catch (IOException e) {
      throw new HostFailure.ConnectionLost(machine.name(),
          "The connection to `" + machine.name() + "` broke while looking what shell it has", e);
    }
  }

  public ShellProfile profile() {
    return profile;
  }

  /** As {@link dev.upg.host.Host#execute}. */
  public CommandResult execute(Command command, OutputListener listener) throws HostFailure, InterruptedException {
    var launch = Launch.of(machine.name(), command, profile);
    var file = SentFile.open(machine.name(), command.stdinFile());
    try (var started = machine.start(launch.commandLine(), Machine.Purpose.WORK)) {
      long start = System.nanoTime();
      var output = new CommandOutput(listener, launch.marks());
      try {
        var end = CompletableFuture.allOf(started.ended(), reading(output::readStdout, started.stdout()),
            reading(output::readStderr, started.stderr()));
        send(started, launch.stdin(), file);
        end.get(nanos(command.timeout()) - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        output.stop();
        if (started.ending().isEmpty()) {
          throw new HostFailure.TimedOut(machine.name(), command.timeout(), end(command, output));
        }
      } catch (InterruptedException e) {
        output.stop();
        end(command, output);
        throw e;
      } catch (ExecutionException e) {
        throw lost(e);
      }
      output.throwListenerFailure();
      if (file.isPresent()) {
        file.get().throwFailure(machine.name());
      }
      int code = exitCode(started, command, output.preamble());
      return output.result(code, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private int exitCode(StartedCommand started, Command command, Preamble preamble) throws HostFailure {
    int code = switch (started.ending().orElseThrow()) {
      case Ending.Signalled signalled -> throw new HostFailure.KilledBySignal(machine.name(), signalled.signal());
      case Ending.Exited exited -> exited.code();
    };
    if (!preamble.isOver()) {
      throw notBegun(command, preamble);
    }
    var signal = FATAL_SIGNALS.get(code - SHELL_SIGNAL_BASE);
    if (signal != null) {
      throw new HostFailure.KilledBySignal(machine.name(), signal);
    }
    return code;
  }

  private boolean end(Command command, CommandOutput output) throws InterruptedException {
    output.preamble().awaitEnd(BEGINNING);
    return new CommandEnding(machine, profile, threads).end(output.preamble().processes(), command.user());
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

  private HostFailure lost(ExecutionException e) {
    var cause = e.getCause() instanceof UncheckedIOException unchecked ? unchecked.getCause() : e.getCause();
    return new HostFailure.ConnectionLost(machine.name(),
        "The connection to `" + machine.name() + "` broke while the command ran: " + cause.getMessage(), cause);
  }

  private HostFailure notBegun(Command command, Preamble preamble) {
    if (command.user().isPresent() && !preamble.processes().isEmpty()) {
      var user = command.user().get();
      return new HostFailure.CannotRun(machine.name(),
          "`sudo -n -u " + user + "` is refused on `" + machine.name() + "`: " + preamble.text(),
          "Let the user of the connection become `" + user + "` without a password (in sudoers: `NAME ALL=(" + user
              + ") NOPASSWD: ALL`).");
    }
    return noShell(machine, preamble.text());
  }

  private static HostFailure noShell(Machine machine, String said) {
    return new HostFailure.CannotRun(machine.name(),
        "The login shell on `" + machine.name() + "` didn't start `sh`" + (said.isBlank() ? "" : ": " + said.strip()),
        "Try `ssh " + machine.name() + " sh -c true`, and give the user a login shell that runs commands.");
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? timeout.toNanos() : Long.MAX_VALUE;
  }

  @FunctionalInterface
  private interface Reading { void read(InputStream stream) throws IOException; }
}
