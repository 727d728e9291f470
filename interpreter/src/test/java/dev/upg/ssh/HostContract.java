package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import dev.upg.host.ShellQuote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What every host does, whatever way leads to it. */
@Timeout(120)
@Execution(ExecutionMode.SAME_THREAD)
abstract class HostContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  /** Tells the processes of this test apart from those of the same one in another class, or in another JVM. */
  private final String own = ".%d%04d".formatted(ProcessHandle.current().pid(), TESTS.incrementAndGet());
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(500);

  @TempDir
  Path folder;

  /** The machine under test; it is this one, so that tests can look at its files and processes. */
  abstract Host host();

  final CommandResult run(String text) throws Exception {
    return host().execute(Command.of(text, LONG), OutputListener.NONE);
  }

  private static Command with(String text, Optional<String> user, Optional<String> directory,
      Map<String, String> environment, Optional<String> stdin) {
    return new Command(text, user, directory, environment, stdin, Optional.empty(), LONG, Optional.empty());
  }

  private CommandResult run(Command command) throws Exception {
    return host().execute(command, OutputListener.NONE);
  }

  @Test
  void tellsOutputErrorsAndExitCodeApart() throws Exception {
    var result = run("echo out; echo err >&2; exit 3");
    assertEquals("out\n", result.stdout());
    assertEquals("err\n", result.stderr());
    assertEquals(3, result.code());
    assertFalse(result.truncated());
  }

  @Test
  void keepsOutputWithoutFinalNewlineAndTellsItAsALine() throws Exception {
    var lines = new ArrayList<String>();
    var result = host().execute(Command.of("printf 'a\\nb'", LONG), (stream, line) -> lines.add(stream + " " + line));
    assertEquals("a\nb", result.stdout());
    assertEquals(List.of("STDOUT a", "STDOUT b"), lines);
  }

  @Test
  void tellsLinesWhileTheCommandRuns() throws Exception {
    var gate = folder.resolve("gate");
    var result = host().execute(
        Command.of("echo first; while [ ! -e " + gate + " ]; do sleep 0.05; done; echo second", LONG),
        (stream, line) -> {
          if (line.equals("first")) {
            create(gate);
          }
        });
    assertEquals("first\nsecond\n", result.stdout());
  }

  @Test
  void runsTheTextAsTheShellReadsIt() throws Exception {
    assertEquals("a  b\n", run("x='a  b'; echo \"$x\"").stdout());
    assertEquals("one\ntwo 'quoted'\n", run("cat <<END\none\ntwo 'quoted'\nEND").stdout());
    assertEquals("é€😀\\n\n", run("printf '%s\\n' 'é€😀\\n'").stdout());
    assertEquals("", run("# nothing but a comment").stdout());
    assertEquals("[] []\n", run("echo \"[$upg_u] [$upg_n]\"\n").stdout());
    assertEquals(0, run("").code());
    assertTrue(run("echo 'unfinished").code() != 0);
  }

  @Test
  void takesACommandLongerThanACommandLineMayBe() throws Exception {
    assertEquals(300_000, run("printf %s " + "x".repeat(300_000)).stdout().length());
  }

  @Test
  void givesAnEmptyStdinWhenNoneIsGiven() throws Exception {
    assertEquals("0\n", run("wc -c | tr -d ' '").stdout());
  }

  @Test
  void givesStdinByteForByte() throws Exception {
    var text = "first\n\n  späce \\ \u0001 \u0081 \r\n\u0000last, without newline";
    assertEquals(text, run(with("cat", Optional.empty(), Optional.empty(), Map.of(), Optional.of(text))).stdout());
    assertEquals(text, run(with("cat", Optional.empty(), Optional.of("/"), Map.of("A", "b\nc"), Optional.of(text)))
        .stdout());
  }

  @Test
  void givesALargeStdinWhileOutputComes() throws Exception {
    var text = "0123456789abcdef".repeat(1 << 17);
    assertEquals(text, run(with("cat", Optional.empty(), Optional.empty(), Map.of(), Optional.of(text))).stdout());
  }

  @Test
  void endsWhenTheCommandDoesNotReadItsStdin() throws Exception {
    var result = run(with("exit 4", Optional.empty(), Optional.empty(), Map.of(), Optional.of("x".repeat(5_000_000))));
    assertEquals(4, result.code());
  }

  @Test
  void runsInADirectory() throws Exception {
    var odd = Files.createDirectory(folder.resolve("it's a $HOME dir"));
    var result = run(with("pwd", Optional.empty(), Optional.of(odd.toString()), Map.of(), Optional.empty()));
    assertEquals(odd.toRealPath() + "\n", result.stdout());
  }

  @Test
  void failsClearlyWhenTheDirectoryIsMissing() throws Exception {
    var missing = folder.resolve("missing").toString();
    var result = run(with("echo ran", Optional.empty(), Optional.of(missing), Map.of(), Optional.empty()));
    assertEquals(126, result.code());
    assertEquals("", result.stdout());
    assertEquals("upg: " + missing + ": no such directory, or no right to enter it\n", result.stderr());
  }

  @Test
  void passesTheEnvironmentWithoutShowingItOnACommandLine() throws Exception {
    var secret = "s3cr3t 'quoted' \"twice\" $HOME `id`\nsecond line \\";
    var result = run(with(
        "printf %s \"$SECRET\"; tr '\\0' ' ' </proc/$$/cmdline >&2; tr '\\0' ' ' </proc/$PPID/cmdline >&2",
        Optional.empty(), Optional.empty(), Map.of("SECRET", secret, "u", "1", "n", "2"), Optional.empty()));
    assertEquals(secret, result.stdout());
    assertFalse(result.stderr().contains("s3cr3t"), result.stderr());
  }

  @Test
  void refusesAnEnvironmentNameThatIsNone() {
    var failure = assertThrows(HostFailure.CannotRun.class,
        () -> run(with("true", Optional.empty(), Optional.empty(), Map.of("a b", "x"), Optional.empty())));
    assertTrue(failure.getMessage().contains("`a b`"), failure.getMessage());
  }

  @Test
  void runsAsAnotherUser() throws Exception {
    assumeTrue(canSudo(), "sudo -n isn't possible for this user, so `as` can't be tried");
    var result = run(with("id -un; printf %s \"$A\"; cat", Optional.of("nobody"), Optional.of("/"),
        Map.of("A", "b c\nd"), Optional.of("\nin")));
    assertEquals("nobody\nb c\nd\nin", result.stdout());
  }

  @Test
  void saysWhySudoRefuses() throws Exception {
    assumeTrue(canSudo(), "sudo -n isn't possible for this user, so `as` can't be tried");
    var failure = assertThrows(HostFailure.CannotRun.class,
        () -> run(with("true", Optional.of("no-such-user"), Optional.empty(), Map.of(), Optional.empty())));
    assertTrue(failure.getMessage().contains("no-such-user"), failure.getMessage());
    assertTrue(failure.remedy().contains("sudoers"), failure.remedy());
  }

  @Test
  void failsAPipelineWhenAnyPartFails() throws Exception {
    assertEquals(7, run("(exit 7) | cat").code());
    assertEquals(0, run("true | cat").code());
    assertEquals(141, run("yes | head -1").code());
  }

  @Test
  void replacesWhatIsNotUtf8() throws Exception {
    assertEquals("a\uFFFDb\n", run("printf 'a\\377b\\n'").stdout());
    assertEquals("\uFFFD", run("printf '\\342\\202'").stdout());
  }

  @Test
  void keepsCharactersThatAreSplitOverReads() throws Exception {
    var result = run("printf '\\342'; sleep 0.1; printf '\\202'; sleep 0.1; printf '\\254\\n'");
    assertEquals("€\n", result.stdout());
  }

  @Test
  void tellsAllOfALargeOutputButKeepsOnlyTheFirstPart() throws Exception {
    var characters = new AtomicLong();
    var lines = new AtomicLong();
    var result = host().execute(Command.of("yes 0123456789abcdef0123456789abcde 2>/dev/null | dd bs=1048576 count=50"
        + " iflag=fullblock 2>/dev/null; true", LONG), (stream, line) -> {
          characters.addAndGet(line.length() + 1);
          lines.incrementAndGet();
        });
    assertEquals(50L << 20, characters.get());
    assertEquals(50L << 15, lines.get());
    assertTrue(result.truncated());
    assertEquals(CommandResult.KEPT_CHARACTERS, result.stdout().length());
  }

  /** Both share what the server may send at once. */
  @Test
  void tellsAllOfLargeOutputAndErrorsSideBySide() throws Exception {
    var characters = new EnumMap<OutputListener.Stream, Long>(OutputListener.Stream.class);
    host().execute(Command.of(
        "yes 0123456789abcdef0123456789abcde 2>/dev/null | dd bs=65536 count=320 iflag=fullblock 2>/dev/null &"
            + " yes 0123456789abcdef0123456789abcde 2>/dev/null | dd bs=65536 count=320 iflag=fullblock >&2 2>/dev/null; wait",
        LONG),
        (stream, line) -> characters.merge(stream, line.length() + 1L, Long::sum));
    assertEquals(Map.of(OutputListener.Stream.STDOUT, 20L << 20, OutputListener.Stream.STDERR, 20L << 20), characters);
  }

  @Test
  void tellsALongLineInPieces() throws Exception {
    var pieces = new ArrayList<String>();
    host().execute(Command.of("head -c 200000 /dev/zero | tr '\\0' x", LONG), (stream, line) -> pieces.add(line));
    assertEquals(200_000, pieces.stream().mapToInt(String::length).sum());
    assertTrue(pieces.size() > 1 && pieces.stream().allMatch(piece -> piece.length() <= 65_536));
  }

  @Test
  void saysWhichSignalKilledTheCommand() {
    var own = assertThrows(HostFailure.KilledBySignal.class, () -> run("kill -9 $$; sleep 60"));
    assertEquals("KILL", own.signal());
    var child = assertThrows(HostFailure.KilledBySignal.class, () -> run("sh -c 'kill -KILL $$'"));
    assertEquals("KILL", child.signal());
    var crash = assertThrows(HostFailure.KilledBySignal.class, () -> run("sh -c 'kill -SEGV $$'"));
    assertEquals("SEGV", crash.signal());
  }

  @Test
  void leavesTheExitCodeOfAProgramThatEndsOnTerm() throws Exception {
    assertEquals(143, run("sh -c 'kill -TERM $$'").code());
  }

  @Test
  void endsTheWholeProcessTreeAfterTheTimeout() throws Exception {
    var pids = folder.resolve("pids");
    var text = "sleep 300 & echo $! >" + pids + "; (sleep 301 & echo $! >>" + pids
        + "; wait) & timeout 303 sh -c 'echo $$ >>"
        + pids + "; sleep 302; :'; wait";
    var failure = assertThrows(HostFailure.TimedOut.class,
        () -> host().execute(Command.of(text, Duration.ofSeconds(1)), OutputListener.NONE));
    assertTrue(failure.getMessage().contains("was ended"), failure.getMessage());
    assertEquals(Duration.ofSeconds(1), failure.timeout());
    var started = Files.readAllLines(pids);
    assertEquals(3, started.size());
    assertTrue(started.stream().noneMatch(HostContract::isAlive), "some of " + started + " live on");
    assertEquals("after\n", run("echo after").stdout());
  }

  @Test
  void killsWhatDoesNotObeyTheTimeout() throws Exception {
    var pid = folder.resolve("pid");
    var text = "trap '' TERM; echo $$ >" + pid + "; while :; do sleep 0.2; done";
    var failure = assertThrows(HostFailure.TimedOut.class,
        () -> host().execute(Command.of(text, SHORT), OutputListener.NONE));
    assertTrue(failure.getMessage().contains("was ended"), failure.getMessage());
    assertFalse(isAlive(Files.readString(pid).strip()));
  }

  @Test
  void endsWhatRunsAsAnotherUser() throws Exception {
    assumeTrue(canSudo(), "sudo -n isn't possible for this user, so `as` can't be tried");
    var command = new Command("sleep 304" + own + "; echo \"$A\"", Optional.of("nobody"), Optional.of("/"), Map.of(),
        Optional.empty(), Optional.empty(), SHORT, Optional.empty());
    var failure = assertThrows(HostFailure.TimedOut.class, () -> host().execute(command, OutputListener.NONE));
    assertTrue(failure.getMessage().contains("was ended"), failure.getMessage());
    assertTrue(run("pgrep -f '[s]leep 304" + own + "' || true").stdout().isEmpty());
  }

  @Test
  void keepsTheOutputOfBeforeTheTimeoutAndAfterwardsGivesTheCodeOfACommandThatLeftADaemon() throws Exception {
    var pid = folder.resolve("pid");
    var command = Command.of("echo started; sleep 305 & echo $! >" + pid, Duration.ofSeconds(4));
    var result = host().execute(command, OutputListener.NONE);
    assertEquals("started\n", result.stdout());
    assertEquals(0, result.code());
    var daemon = Files.readString(pid).strip();
    assertTrue(isAlive(daemon));
    ProcessHandle.of(Long.parseLong(daemon)).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void doesNotWaitForADaemonThatGaveUpItsOutput() throws Exception {
    var pid = folder.resolve("pid");
    var result = run("nohup sleep 306 >/dev/null 2>&1 </dev/null & echo $! >" + pid);
    assertEquals(0, result.code());
    var daemon = Files.readString(pid).strip();
    assertTrue(isAlive(daemon));
    ProcessHandle.of(Long.parseLong(daemon)).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void endsTheCommandWhenItsThreadIsInterrupted() throws Exception {
    var pid = folder.resolve("pid");
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var running = threads.submit(() -> host().execute(
          Command.of("echo $$ >" + pid + "; echo begun; sleep 307; :", LONG), (stream, line) -> begun.countDown()));
      begun.await();
      threads.shutdownNow();
      var failure = assertThrows(java.util.concurrent.ExecutionException.class, running::get);
      assertInstanceOf(InterruptedException.class, failure.getCause());
    }
    assertFalse(isAlive(Files.readString(pid).strip()));
  }

  @Test
  void runsCommandsOfManyThreadsSideBySide() throws Exception {
    try (var threads = Executors.newFixedThreadPool(24)) {
      var results = new ArrayList<Future<CommandResult>>();
      IntStream.range(0, 120)
          .forEach(i -> results.add(threads.submit(() -> run("sleep 0.02; echo " + i + "; exit " + i % 5))));
      for (int i = 0; i < results.size(); i++) {
        assertEquals(i + "\n", results.get(i).get().stdout());
        assertEquals(i % 5, results.get(i).get().code());
      }
    }
  }

  @Test
  void passesOnWhatTheListenerThrows() throws Exception {
    var failure = assertThrows(IllegalStateException.class,
        () -> host().execute(Command.of("seq 1 100000", LONG), (stream, line) -> {
          throw new IllegalStateException("listener of " + line);
        }));
    assertEquals("listener of 1", failure.getMessage());
    assertEquals("on\n", run("echo on").stdout());
  }

  @Test
  void quotesArgumentsForTheShell() throws Exception {
    var words = List.of("", "it's", "a\nb", "$(id)", "-n", "*", "\\", "\"", "~", "a=b", "\u0001\u0088é");
    assertEquals(String.join("|", words) + "|", run("printf '%s|' " + ShellQuote.words(words)).stdout());
  }

  static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).filter(HostContract::isNoZombie)
        .isPresent();
  }

  /** Where process 1 doesn't ask for the dead, as in some containers, they stay in the table. */
  private static boolean isNoZombie(ProcessHandle process) {
    try {
      return !Files.readString(Path.of("/proc/" + process.pid() + "/stat")).matches("(?s).*\\) Z .*");
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private boolean canSudo() throws Exception {
    return run("sudo -n -u nobody -- true").code() == 0;
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
