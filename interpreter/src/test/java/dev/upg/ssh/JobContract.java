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
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What every host does with a job. That a command as a job has the result it has without is {@link HostContract}'s. */
@Timeout(120)
@Execution(ExecutionMode.SAME_THREAD)
abstract class JobContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  /** Tells the processes of this test apart from those of the same one in another class, or in another JVM. */
  private final String own = ".%d%04d".formatted(ProcessHandle.current().pid(), TESTS.incrementAndGet());
  static final Duration LONG = Duration.ofSeconds(60);

  @TempDir
  Path folder;

  final String job = UUID.randomUUID().toString();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** The machine under test; it is this one, so that tests can look at its files and processes. */
  abstract Host host();

  /** Breaks the connection under the commands that run now, without ending what they started. */
  abstract void cut() throws Exception;

  @AfterEach
  void leavesNothing() throws Exception {
    threads.shutdownNow();
    assertTrue(host().forget(List.of(job)));
    assertFalse(Files.exists(jobFolder()));
  }

  @Test
  void goesOnWithoutItsConnectionAndIsWaitedFor() throws Exception {
    var gate = folder.resolve("gate");
    var running = started("echo one; echo two >&2; printf 'a\\0b'; " + waitFor(gate) + "; echo three; exit 5");
    cut();
    var failure = assertInstanceOf(HostFailure.ConnectionLost.class,
        assertThrows(ExecutionException.class, running::get).getCause());
    assertTrue(failure.remedy().contains("`upg resume` waits for its end"), failure.remedy());
    var lines = new ArrayList<String>();
    var attached = threads.submit(() -> host().attach(job, LONG, (stream, line) -> {
      lines.add(stream + " " + line);
      if (line.equals("two")) {
        create(gate);
      }
    }));
    var result = finished(attached.get());
    assertEquals("one\na\0bthree\n", result.stdout());
    assertEquals("two\n", result.stderr());
    assertEquals(5, result.code());
    assertEquals(List.of("STDOUT one", "STDERR two", "STDOUT a\0bthree"), lines.stream().sorted((a, b) -> Boolean
        .compare(a.contains("three"), b.contains("three"))).sorted((a, b) -> Boolean.compare(b.contains("one"),
            a.contains("one")))
        .toList());
  }

  @Test
  void endsWithoutItsConnectionAndIsReadLater() throws Exception {
    var gate = folder.resolve("gate");
    var running = started("echo first; " + waitFor(gate)
        + "; head -c 10000000 /dev/zero | tr '\\0' x; echo; echo err >&2; kill -TERM $$");
    cut();
    assertThrows(ExecutionException.class, running::get);
    create(gate);
    await(jobFolder().resolve("code"));
    var characters = new AtomicLong();
    var result = finished(host().attach(job, LONG, (stream, line) -> characters.addAndGet(line.length())));
    assertEquals(5 + 10_000_000 + 3, characters.get());
    assertEquals("err\n", result.stderr());
    assertTrue(result.truncated());
    assertEquals(128 + 15, result.code());
    assertEquals(143, finished(host().attach(job, LONG, OutputListener.NONE)).code());
  }

  @Test
  void tellsAgainHowASignalEndedIt() throws Exception {
    var command = Command.of("kill -KILL $$", LONG).asJob(job);
    assertThrows(HostFailure.KilledBySignal.class, () -> host().execute(command, OutputListener.NONE));
    var failure = assertThrows(HostFailure.KilledBySignal.class,
        () -> host().attach(job, LONG, OutputListener.NONE));
    assertEquals("KILL", failure.signal());
  }

  @Test
  void runsOnce() throws Exception {
    var count = folder.resolve("count");
    var command = Command.of("echo x >>" + count + "; echo done; exit 3", LONG).asJob(job);
    var first = host().execute(command, OutputListener.NONE);
    var lines = new ArrayList<String>();
    var second = host().execute(command, (stream, line) -> lines.add(line));
    assertEquals(3, first.code());
    assertEquals(3, second.code());
    assertEquals("done\n", second.stdout());
    assertEquals(List.of("done"), lines);
    assertEquals("x\n", Files.readString(count));
  }

  @Test
  void runsOnceAtMostHoweverManyStartIt() throws Exception {
    var count = folder.resolve("count");
    var command = Command.of("echo x >>" + count + "; sleep 0.3; echo done", LONG).asJob(job);
    var results = new ArrayList<Future<CommandResult>>();
    for (int i = 0; i < 6; i++) {
      results.add(threads.submit(() -> host().execute(command, OutputListener.NONE)));
    }
    int told = 0;
    for (var result : results) {
      try {
        assertEquals("done\n", result.get().stdout());
        told++;
      } catch (ExecutionException e) {
        // Another one asked for it before it began, so that it never will.
        assertTrue(e.getCause() instanceof HostFailure.CannotRun || e.getCause() instanceof HostFailure.ConnectionLost,
            e.getCause().toString());
      }
    }
    long ran = Files.exists(count) ? Files.readAllLines(count).size() : 0;
    assertTrue(ran == 1 || ran == 0 && told == 0, "ran " + ran + " times, told " + told + " times");
  }

  @Test
  void forbidsAJobToBeginLaterThatHasNotBegun() throws Exception {
    run("mkdir -p -m 700 ~/.upg/jobs/" + job);
    staysForbidden();
  }

  @Test
  void forbidsAJobToBeginLaterOfWhichNothingIsThereYet() throws Exception {
    staysForbidden();
  }

  private void staysForbidden() throws Exception {
    assertEquals(new JobAnswer.NeverStarted(), host().attach(job, LONG, OutputListener.NONE));
    var ran = folder.resolve("ran");
    assertThrows(HostFailure.CannotRun.class,
        () -> host().execute(Command.of("touch " + ran, LONG).asJob(job), OutputListener.NONE));
    assertFalse(Files.exists(ran));
    assertEquals(new JobAnswer.NeverStarted(), host().attach(job, LONG, OutputListener.NONE));
  }

  @Test
  void saysWhenTheEndOfAJobIsNotKnown() throws Exception {
    var running = started("echo begun; sleep 311; :");
    kill(pid("pid"));
    var failure = assertInstanceOf(HostFailure.EndUnknown.class,
        assertThrows(ExecutionException.class, running::get).getCause());
    assertTrue(failure.getMessage().contains("without an exit status"), failure.getMessage());
    assertTrue(failure.getMessage().contains("still there"), failure.getMessage());
    run("kill -KILL -- -" + pid("pid"));
    var lines = new ArrayList<String>();
    var unknown = assertInstanceOf(JobAnswer.Unknown.class,
        host().attach(job, LONG, (stream, line) -> lines.add(line)));
    assertEquals(List.of("begun"), lines);
    assertFalse(unknown.known().contains("still there"), unknown.known());
  }

  @Test
  void doesNotTakeAnotherProcessForTheJobs() throws Exception {
    host().execute(Command.of("true", LONG).asJob(job), OutputListener.NONE);
    Files.delete(jobFolder().resolve("code"));
    Files.writeString(jobFolder().resolve("pid"), ProcessHandle.current().pid() + "\n");
    assertInstanceOf(JobAnswer.Unknown.class, host().attach(job, Duration.ZERO, OutputListener.NONE));
  }

  @Test
  void keepsSecretsOffTheDiskAndOffCommandLines() throws Exception {
    var secret = "s3cr3t-" + UUID.randomUUID();
    var gate = folder.resolve("gate");
    var command = new Command("echo begun; " + waitFor(gate) + "; cat; printf %s \"$A\"", Optional.empty(),
        Optional.of("/"), Map.of("A", secret + "'\nb"), Optional.of("in " + secret), Optional.empty(), LONG,
        Optional.of(job));
    var running = started(command);
    try (var files = Files.list(jobFolder()); var processes = ProcessHandle.allProcesses()) {
      assertEquals(List.of(), files.filter(file -> read(file).contains(secret)).toList());
      assertEquals(List.of(), processes.flatMap(process -> process.info().commandLine().stream())
          .filter(line -> line.contains(secret)).toList());
    }
    assertEquals("drwx------", run("ls -ld " + jobFolder() + " | cut -c1-10").stdout().strip());
    create(gate);
    assertEquals("begun\nin " + secret + secret + "'\nb", running.get().stdout());
  }

  @Test
  void endsAfterItsTimeoutAlsoWhenItsConnectionIsGone() throws Exception {
    var pid = folder.resolve("pid");
    var running = started("trap '' TERM; echo $$ >" + pid + "; echo begun; while :; do sleep 0.2; done");
    cut();
    assertThrows(ExecutionException.class, running::get);
    var failure = assertThrows(HostFailure.TimedOut.class,
        () -> host().attach(job, Duration.ofMillis(1), OutputListener.NONE));
    assertTrue(failure.getMessage().contains("was ended"), failure.getMessage());
    assertFalse(HostContract.isAlive(Files.readString(pid).strip()));
    assertThrows(HostFailure.KilledBySignal.class, () -> host().attach(job, LONG, OutputListener.NONE));
  }

  @Test
  void countsTheTimeoutFromItsOwnStart() throws Exception {
    var running = started("echo begun; sleep 312; :");
    cut();
    assertThrows(ExecutionException.class, running::get);
    await(jobFolder().resolve("start"));
    Files.writeString(jobFolder().resolve("start"), System.currentTimeMillis() / 1000 - 3600 + "\n");
    var failure = assertThrows(HostFailure.TimedOut.class,
        () -> host().attach(job, Duration.ofMinutes(59), OutputListener.NONE));
    assertEquals(Duration.ofMinutes(59), failure.timeout());
    assertFalse(HostContract.isAlive(pid("pid")));
  }

  @Test
  void leavesItsExitStatusWhenItWasEnded() throws Exception {
    var command = Command.of("sleep 313; :", Duration.ofSeconds(1)).asJob(job);
    assertThrows(HostFailure.TimedOut.class, () -> host().execute(command, OutputListener.NONE));
    assertEquals(143, finished(host().attach(job, LONG, OutputListener.NONE)).code());
  }

  @Test
  void endsWhenTheThreadThatWaitsForItIsInterrupted() throws Exception {
    var running = started("echo begun; sleep 314; :");
    cut();
    assertThrows(ExecutionException.class, running::get);
    var again = new CountDownLatch(1);
    var attached = threads.submit(() -> host().attach(job, LONG, (stream, line) -> again.countDown()));
    again.await();
    threads.shutdownNow();
    var failure = assertThrows(ExecutionException.class, attached::get);
    assertInstanceOf(InterruptedException.class, failure.getCause());
    assertFalse(HostContract.isAlive(pid("pid")));
  }

  @Test
  void endsWhatRunsAsAnotherUser() throws Exception {
    assumeTrue(run("sudo -n -u nobody -- true").code() == 0,
        "sudo -n isn't possible for this user, so `as` can't be tried");
    var running = started(
        new Command("echo begun; id -un; sleep 315" + own + "; :", Optional.of("nobody"), Optional.of("/"),
            Map.of("A", "b"), Optional.empty(), Optional.empty(), LONG, Optional.of(job)));
    cut();
    assertThrows(ExecutionException.class, running::get);
    var lines = new ArrayList<String>();
    var failure = assertThrows(HostFailure.TimedOut.class,
        () -> host().attach(job, Duration.ofMillis(1), (stream, line) -> lines.add(line)));
    assertTrue(failure.getMessage().contains("was ended"), failure.getMessage());
    assertTrue(run("pgrep -f '[s]leep 315" + own + "' || true").stdout().isEmpty());
    assertEquals("begun\nnobody\n", finished(host().attach(job, LONG, OutputListener.NONE)).stdout());
  }

  @Test
  void sendsAFile() throws Exception {
    var file = Files.write(folder.resolve("file"), new byte[3_000_000]);
    var result = host().execute(upload("wc -c | tr -d ' '", file), OutputListener.NONE);
    assertEquals("3000000\n", result.stdout());
    assertEquals("3000000\n", finished(host().attach(job, LONG, OutputListener.NONE)).stdout());
    assertTrue(host().forget(List.of(job)));
    assertEquals(4, host().execute(upload("exit 4", file), OutputListener.NONE).code());
    assertTrue(host().forget(List.of(job)));
    var empty = Files.write(folder.resolve("empty"), new byte[0]);
    assertEquals("0\n", host().execute(upload("wc -c | tr -d ' '", empty), OutputListener.NONE).stdout());
  }

  @Test
  void doesNotWaitForADaemonThatKeepsItsOutput() throws Exception {
    var result = host().execute(Command.of("sleep 316 & echo $!", LONG).asJob(job), OutputListener.NONE);
    assertTrue(HostContract.isAlive(result.stdout().strip()));
    kill(result.stdout().strip());
  }

  @Test
  void leavesTheCommandItsSignals() throws Exception {
    var ignored = "grep SigIgn /proc/self/status";
    var asJob = host().execute(Command.of(ignored, LONG).asJob(job), OutputListener.NONE).stdout();
    assertEquals(run(ignored).stdout(), asJob);
  }

  @Test
  void givesTheCommandTheSameSurroundings() throws Exception {
    var look = "pwd; umask; env | grep -v '^\\(_\\|OLDPWD\\|SHLVL\\|SSH_.*\\)=' | sort; ls /proc/self/fd; ulimit -a";
    assertEquals(run(look).stdout(),
        host().execute(Command.of(look, LONG).asJob(job), OutputListener.NONE).stdout());
  }

  final Command upload(String text, Path file) {
    return new Command(text, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.of(file), LONG,
        Optional.of(job));
  }

  /** A job that has printed its first line. */
  final Future<CommandResult> started(String text) throws Exception {
    return started(Command.of(text, LONG).asJob(job));
  }

  final Future<CommandResult> started(Command command) throws Exception {
    var begun = new CountDownLatch(1);
    var running = threads.submit(() -> host().execute(command, (stream, line) -> begun.countDown()));
    begun.await();
    return running;
  }

  private CommandResult run(String text) throws Exception {
    return host().execute(Command.of(text, LONG), OutputListener.NONE);
  }

  final Path jobFolder() throws Exception {
    return Path.of(run("printf %s \"$HOME\"").stdout()).resolve(".upg/jobs").resolve(job);
  }

  private String pid(String file) throws Exception {
    return Files.readString(jobFolder().resolve(file)).strip();
  }

  private static CommandResult finished(JobAnswer answer) {
    return assertInstanceOf(JobAnswer.Finished.class, answer).result();
  }

  private static String waitFor(Path gate) {
    return "while [ ! -e " + gate + " ]; do sleep 0.05; done";
  }

  private static void kill(String pid) {
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
  }

  /** Until the job has written this file. */
  static void await(Path file) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    while (!Files.exists(file) || Files.size(file) == 0) {
      assertTrue(System.nanoTime() < end, file + " isn't written");
      Thread.sleep(5);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
