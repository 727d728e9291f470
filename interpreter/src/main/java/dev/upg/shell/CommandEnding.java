package dev.upg.shell;

import dev.upg.host.HostFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Ends a command with everything it started: TERM, some time to obey, KILL, and a look whether all are gone. */
final class CommandEnding {
  private static final int POLLS_AFTER_TERM = 20;
  private static final int POLLS_AFTER_KILL = 20;
  private static final long POLL_MILLIS = 100;
  /** A machine at the end of its strength still begins a shell within it. */
  private static final long ANSWER_SECONDS = 30;
  /** Who ends a command has lost patience already. */
  private static final long ENDING_SECONDS = 10;

  private final Machine machine;
  private final ShellProfile profile;
  private final Executor threads;

  CommandEnding(Machine machine, ShellProfile profile, Executor threads) {
    this.machine = machine;
    this.profile = profile;
    this.threads = threads;
  }

  /**
   * @param shells the process ids of the command's shells
   * @param keeper the one of them that ends by itself after the others, and has to
   * @param user whose they are, unless the connection's
   * @return whether they are known to be gone
   */
  boolean end(List<Long> shells, Optional<Long> keeper, Optional<String> user) throws InterruptedException {
    if (shells.isEmpty()) {
      return false;
    }
    try {
      Set<Long> living = table(user).belongingTo(new HashSet<>(shells));
      living.addAll(shells);
      for (int poll = 0; poll < POLLS_AFTER_TERM + POLLS_AFTER_KILL; poll++) {
        boolean kill = poll >= POLLS_AFTER_TERM;
        keeper.ifPresent(living::remove);
        var script = poll == 0 || kill
            ? signal(kill ? "KILL" : "TERM", living) + ProcessTable.SCRIPT
            : ProcessTable.SCRIPT;
        keeper.ifPresent(living::add);
        living = ProcessTable.of(ask(script, user)).belongingTo(living);
        if (living.isEmpty()) {
          return true;
        }
        Thread.sleep(POLL_MILLIS);
      }
      return false;
    } catch (HostFailure | IOException e) {
      // Without a way to the machine nothing can be ended; the caller says so.
      return false;
    }
  }

  /** Whom the signal doesn't reach any more, or who isn't ours, shows in the next table. */
  private static String signal(String name, Set<Long> processes) {
    return "kill -s " + name + " " + processes.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "))
        + " 2>/dev/null;";
  }

  private ProcessTable table(Optional<String> user) throws HostFailure, IOException, InterruptedException {
    return ProcessTable.of(ask(ProcessTable.SCRIPT, user));
  }

  private String ask(String script, Optional<String> user) throws HostFailure, IOException, InterruptedException {
    var stdin = new ByteArrayOutputStream();
    user.ifPresent(name -> stdin.writeBytes(Launch.line("exec " + Launch.sudo(name) + profile.waitingShell())));
    stdin.writeBytes(Launch.line(script));
    return answer(machine, profile, stdin.toByteArray(), threads, Machine.Purpose.ENDING);
  }

  /** Runs a script of ours and returns its stdout, together with what a login shell may have said. */
  static String answer(Machine machine, ShellProfile profile, byte[] stdin, Executor threads, Machine.Purpose purpose)
      throws HostFailure, IOException, InterruptedException {
    try (var started = machine.start(profile.waitingCommandLine(), purpose)) {
      var answer = CompletableFuture.supplyAsync(() -> readAll(started), threads);
      send(started, stdin);
      long longest = purpose == Machine.Purpose.ENDING ? ENDING_SECONDS : ANSWER_SECONDS;
      var bytes = answer.get(longest, TimeUnit.SECONDS);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("No answer from the shell of `" + machine.name() + "`", e);
    }
  }

  private static void send(StartedCommand started, byte[] stdin) {
    try {
      started.send(new ByteArrayInputStream(stdin));
    } catch (IOException e) {
      // What has ended already reads no more. Its output tells why; should the connection be broken, reading tells that.
      return;
    }
  }

  private static byte[] readAll(StartedCommand started) {
    try {
      return started.stdout().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
