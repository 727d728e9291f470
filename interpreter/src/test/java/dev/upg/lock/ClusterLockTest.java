package dev.upg.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.clock.Clock;
import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.host.ShellQuote;
import dev.upg.local.LocalHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

final class ClusterLockTest {
  private static final Holder ANN = new Holder("20261121-020000-aaaa", "ann", "control-1", 1, "2026-11-21T02:00:00Z",
      "Pegasus: high-availability rolling upgrade", "/home/ann/.upg/runs/20261121-020000-aaaa");
  private static final Holder BO = new Holder("20261121-020500-bbbb", "bo", "control-2", 2, "2026-11-21T02:05:00Z",
      "Pegasus: simplified rolling upgrade", "/home/bo/.upg/runs/20261121-020500-bbbb");

  @TempDir
  private Path folder;

  @Test
  void theSecondIsToldWhoIsFirst() throws Exception {
    var first = take(ANN, false);
    var failure = assertThrows(LockFailure.class, () -> take(BO, true));
    assertEquals(ANN, failure.holder().orElseThrow());
    assertFalse(failure.isStale());
    first.close();
    take(BO, false).close();
  }

  @Test
  void aLockIsOnThreeNodesAndGivenBack() throws Exception {
    var lock = take(ANN, false);
    assertTrue(Files.exists(file("n1")) && Files.exists(file("n2")) && Files.exists(file("n3")));
    assertFalse(Files.exists(file("n4")));
    lock.close();
    assertFalse(Files.exists(file("n1")) || Files.exists(file("n2")) || Files.exists(file("n3")));
  }

  @Test
  void whoIsRefusedLeavesNothingBehind() throws Exception {
    var hosts = hosts();
    hosts.remove("n1");
    var first = ClusterLock.take(hosts, ANN, false, new StandingClock(), lost -> {});
    assertThrows(LockFailure.class, () -> take(BO, false));
    assertFalse(Files.exists(file("n1")));
    first.close();
  }

  @Test
  void aNodeThatIsDownIsPassedOver() throws Exception {
    var hosts = hosts();
    hosts.put("n1", new DownHost());
    var lock = ClusterLock.take(hosts, ANN, false, new StandingClock(), lost -> {});
    assertTrue(Files.exists(file("n4")));
    lock.close();
  }

  @Test
  void withoutAnyNodeThereIsNoLock() {
    var failure = assertThrows(LockFailure.class,
        () -> ClusterLock.take(Map.of("n1", new DownHost()), ANN, false, new StandingClock(), lost -> {}));
    assertTrue(failure.holder().isEmpty());
    assertEquals("no node can keep the cluster's lock: `n1`: no route", failure.getMessage());
  }

  @Test
  void aStaleLockIsTakenOverOnlyKnowingly() throws Exception {
    staleLockOf(ANN);
    var failure = assertThrows(LockFailure.class, () -> take(BO, false));
    assertTrue(failure.isStale());
    assertTrue(failure.idle().toSeconds() > 300, failure.idle().toString());
    take(BO, true).close();
  }

  @Test
  void whoGoesOnWithARunHasItsLock() throws Exception {
    staleLockOf(ANN);
    take(new Holder(ANN.run(), "ann", "control-1", 99, ANN.since(), ANN.doing(), ANN.folder()), false).close();
    assertFalse(Files.exists(file("n1")));
  }

  @Test
  void whoLosesTheLockIsTold() throws Exception {
    var clock = new StandingClock();
    var told = new CompletableFuture<String>();
    var lock = ClusterLock.take(hosts(), ANN, false, clock, told::complete);
    Files.writeString(file("n2"), BO.text() + "renewed=1\n");
    clock.minutes.release();
    assertEquals("the cluster's lock was taken over by run 20261121-020500-bbbb of bo@control-2, says `n2`", told
        .get(30, TimeUnit.SECONDS));
    lock.close();
    assertTrue(Files.readString(file("n2")).startsWith("run=" + BO.run()));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Files.createFile(folder.resolve("n1"));
    var failure = assertThrows(LockFailure.class,
        () -> ClusterLock.take(Map.of("n1", new FolderHost(folder.resolve("n1"))), ANN, false, new StandingClock(),
            lost -> {}));
    assertTrue(failure.getMessage().startsWith(
        "no node can keep the cluster's lock: `n1`: The lock of the cluster can't be kept on `n1`"),
        failure
            .getMessage());
  }

  private ClusterLock take(Holder holder, boolean takeOver) throws Exception {
    return ClusterLock.take(hosts(), holder, takeOver, new StandingClock(), lost -> {});
  }

  private void staleLockOf(Holder holder) throws IOException {
    Files.createDirectories(folder.resolve("n1"));
    Files.writeString(file("n1"), holder.text() + "renewed=" + (Instant.now().getEpochSecond() - 301) + "\n");
  }

  private Path file(String node) {
    return folder.resolve(node).resolve("upg.lock");
  }

  private Map<String, Host> hosts() throws IOException {
    var hosts = new LinkedHashMap<String, Host>();
    for (var name : new String[]{"n1", "n2", "n3", "n4"}) {
      hosts.put(name, new FolderHost(Files.createDirectories(folder.resolve(name))));
    }
    return hosts;
  }

  /** This machine, with a folder for temporary files of its own. */
  private record FolderHost(Path folder, Host machine) implements Host {
    FolderHost(Path folder) {
      this(folder, new LocalHost());
    }

    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
      return machine.execute(command.withText("TMPDIR=" + ShellQuote.word(folder.toString()) + ";" + command.text()),
          output);
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output)
        throws HostFailure, InterruptedException {
      return machine.attach(job, timeout, output);
    }

    @Override
    public boolean forget(String job) throws InterruptedException {
      return machine.forget(job);
    }

    @Override
    public void close() {
      machine.close();
    }
  }

  private static final class DownHost implements Host {
    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure {
      throw new HostFailure.Unreachable("n1", "ssh n1", "no route", new IOException("no route"));
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output) {
      return new JobAnswer.NeverStarted();
    }

    @Override
    public boolean forget(String job) {
      return false;
    }

    @Override
    public void close() {}
  }

  /** A minute is over when the test says so. */
  private static final class StandingClock implements Clock {
    private final Semaphore minutes = new Semaphore(0);

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      minutes.acquire();
    }
  }
}
