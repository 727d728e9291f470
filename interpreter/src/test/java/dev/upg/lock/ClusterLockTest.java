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
import dev.upg.local.LocalHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

final class ClusterLockTest {
  private static final Holder ANN = new Holder("20261121-020000-aaaa", "ann", "control-1", 1, "2026-11-21T02:00:00Z",
      "Pegasus: high-availability rolling upgrade", "/home/ann/.upg/runs/20261121-020000-aaaa", false, "replica-3");
  private static final Holder BO = new Holder("20261121-020500-bbbb", "bo", "control-2", 2, "2026-11-21T02:05:00Z",
      "Pegasus: simplified rolling upgrade", "/home/bo/.upg/runs/20261121-020500-bbbb", false, "");

  private static final Holder CY = new Holder("20261121-020700-cccc", "cy", "control-3", 3, "2026-11-21T02:07:00Z",
      "Pegasus: settings", "/home/cy/.upg/runs/20261121-020700-cccc", false, "");

  @TempDir
  private Path folder;

  private final HandClock clock = new HandClock();
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private final List<String> waitedFor = new ArrayList<>();
  private final List<Holder> takenFrom = new ArrayList<>();
  private boolean works = true;

  @Test
  void theSecondIsToldWhoIsFirst() throws Exception {
    var first = take(ANN);
    var failure = assertThrows(LockFailure.Held.class, () -> take(BO));
    assertEquals(ANN, failure.holder());
    assertFalse(failure.isStale());
    first.close();
    take(BO).close();
  }

  @Test
  void aLockIsOnAllItsNodesAndGivenBack() throws Exception {
    var lock = take(ANN);
    assertTrue(Files.exists(file("n1")) && Files.exists(file("n2")) && Files.exists(file("n3")));
    lock.close();
    assertFalse(Files.exists(file("n1")) || Files.exists(file("n2")) || Files.exists(file("n3")));
  }

  @Test
  void whoIsRefusedLeavesNothingBehind() throws Exception {
    Files.createDirectories(file("n2").getParent());
    Files.writeString(file("n2"), ANN.text() + "renewed=" + Instant.now().getEpochSecond() + "\n");
    assertThrows(LockFailure.Held.class, () -> take(BO));
    assertFalse(Files.exists(file("n1")));
  }

  @Test
  void oneOfThreeNodesMayBeDown() throws Exception {
    var nodes = nodes();
    nodes.set(0, down("n1"));
    ClusterLock.take(nodes, () -> ANN, claim(), clock, lost::complete).close();
  }

  @Test
  void aConnectionThatBreaksOnceDoesNotKeepARunFromItsLock() throws Exception {
    var last = nodes().getLast();
    var breaking = new LockNode(last.name(), last.key(), JoblessHost.breakingOnce(last.host(), new AtomicBoolean(true)),
        last.folder());
    ClusterLock.take(List.of(breaking), () -> ANN, claim(), clock, lost::complete).close();
    assertFalse(Files.exists(file(last.name())));
  }

  @Test
  void withTooFewNodesNobodyKnows() throws Exception {
    var nodes = List.of(down("n1"), down("n2"), nodes().get(2));
    var failure = assertThrows(LockFailure.Unknown.class,
        () -> ClusterLock.take(nodes, () -> ANN, claim(), clock, lost::complete));
    assertEquals(Map.of("n1", "no route", "n2", "no route"), failure.reasons());
    assertEquals("only 1 of 3 nodes can keep the cluster's lock", failure.getMessage());
    assertFalse(Files.exists(file("n3")));
    ClusterLock.take(nodes, () -> ANN, claim(Claim.UNKNOWN), clock, lost::complete).close();
  }

  @Test
  void aStaleLockIsTakenOverOnlyByName() throws Exception {
    lockOf("n1", ANN, 121);
    var failure = assertThrows(LockFailure.Held.class, () -> take(BO));
    assertTrue(failure.isStale());
    assertThrows(LockFailure.Held.class, () -> take(BO, "20261121-010101-cccc"));
    take(BO, ANN.run()).close();
    assertEquals(List.of(), waitedFor);
  }

  @Test
  void aRunThatLivesIsGivenTimeToSeeThatItsLockIsGone() throws Exception {
    var first = take(ANN);
    var second = take(BO, ANN.run());
    assertEquals(List.of(ANN.run()), waitedFor);
    assertEquals(Duration.ofSeconds(30), clock.slept());
    clock.passes(Duration.ofSeconds(31));
    assertEquals("the cluster's lock was taken over by run 20261121-020500-bbbb of bo@control-2, says `n1`",
        first.refusal().orElseThrow());
    first.close();
    assertTrue(Files.readString(file("n1")).startsWith("run=" + BO.run()));
    second.close();
  }

  @Test
  void whoseProcessIsKnownToBeGoneIsNotWaitedFor() throws Exception {
    works = false;
    lockOf("n1", ANN, 1);
    take(BO, ANN.run()).close();
    assertEquals(Duration.ZERO, clock.slept());
    assertEquals(List.of(ANN), takenFrom);
  }

  @Test
  void whoIsRefusedByOneRunTakesNothingFromAnother() throws Exception {
    lockOf("n1", ANN, 1);
    lockOf("n2", CY, 1);
    assertEquals(CY, assertThrows(LockFailure.Held.class, () -> take(BO, ANN.run())).holder());
    assertEquals(List.of(), takenFrom);
    assertTrue(Files.readString(file("n1")).startsWith(ANN.text()));
    take(BO, ANN.run(), CY.run()).close();
    assertEquals(List.of(ANN, CY), takenFrom);
  }

  @Test
  void aRunIsToldOnceHoweverManyNodesItLoses() throws Exception {
    take(ANN).leave("half done: replica-3");
    take(BO, ANN.run()).close();
    assertEquals(List.of("half done: replica-3"), takenFrom.stream().map(Holder::now).toList());
  }

  @Test
  void aFileThatNamesNobodyIsTakenOnlyKnowingly() throws Exception {
    for (var text : List.of("", "\n", "who=ann\nrenewed=1\n", "run=\n", "\0\0\0\0")) {
      Files.createDirectories(file("n2").getParent());
      Files.createDirectories(file("n3").getParent());
      Files.writeString(file("n2"), text);
      Files.writeString(file("n3"), text);
      var failure = assertThrows(LockFailure.Unreadable.class, () -> take(BO, "?"), text);
      assertEquals("n2", failure.node());
      assertEquals(text.lines().findFirst().orElse(""), failure.line());
      assertFalse(Files.exists(file("n1")));
      assertEquals(text, Files.readString(file("n2")));
      var lock = take(BO, Claim.UNKNOWN);
      assertTrue(Files.readString(file("n2")).startsWith(BO.text()));
      lock.close();
      assertFalse(Files.exists(file("n2")));
    }
  }

  @Test
  void oneFileThatNamesNobodyKeepsNobodyOut() throws Exception {
    Files.createDirectories(file("n2").getParent());
    Files.writeString(file("n2"), "");
    var lock = take(BO);
    clock.passes(Duration.ofSeconds(31));
    assertEquals(Optional.empty(), lock.refusal());
    assertTrue(Files.readString(file("n2")).startsWith(BO.text()));
    lock.close();
    assertFalse(Files.exists(file("n2")));
  }

  @Test
  void unknownTakesNothingFromARunThatIsKnown() throws Exception {
    lockOf("n1", ANN, 1000);
    assertThrows(LockFailure.Held.class, () -> take(BO, Claim.UNKNOWN));
  }

  @Test
  void whoseFilesAreDamagedWritesThemAnew() throws Exception {
    var lock = take(ANN);
    Files.writeString(file("n2"), "");
    Files.writeString(file("n3"), "");
    clock.passes(Duration.ofSeconds(121));
    assertEquals(Optional.empty(), lock.refusal());
    assertTrue(Files.readString(file("n2")).startsWith(ANN.text()));
    assertTrue(Files.readString(file("n3")).startsWith(ANN.text()));
    lock.close();
  }

  @Test
  void aFolderInTheFilesPlaceIsToldAndIsNoLock() throws Exception {
    Files.createDirectories(file("n1"));
    var failure = assertThrows(LockFailure.Unknown.class,
        () -> ClusterLock.take(List.of(node("n1")), () -> ANN, claim(), clock, lost::complete));
    assertTrue(failure.reasons().get("n1").endsWith("upg-lock/n1 is a folder"), failure.reasons().toString());
  }

  /** A restart empties /tmp, and TMPDIR may be each user's own. */
  @Test
  void theMachinesOwnFolderOutlivesARestart() throws Exception {
    var place = Path.of(Files.isWritable(Path.of("/var/tmp")) ? "/var/tmp" : "/tmp").resolve("upg-lock");
    var key = "test-" + UUID.randomUUID();
    var node = new LockNode("n1", key, JoblessHost.withTmpdir(new LocalHost(), folder.toString()), Optional.empty());
    var lock = ClusterLock.take(List.of(node), () -> ANN, claim(), clock, lost::complete);
    assertTrue(Files.exists(place.resolve(key)));
    lock.close();
    assertFalse(Files.exists(place.resolve(key)));
  }

  @Test
  void whoGoesOnWithARunHasItsLock() throws Exception {
    lockOf("n1", ANN, 1);
    take(new Holder(ANN.run(), "ann", "control-1", 99, ANN.since(), ANN.doing(), ANN.folder(), false, "")).close();
    assertFalse(Files.exists(file("n1")));
  }

  @Test
  void whoStopsHalfWayTellsTheOthers() throws Exception {
    take(ANN).leave("half done: replica-3");
    var failure = assertThrows(LockFailure.Held.class, () -> take(BO));
    assertTrue(failure.holder().stopped());
    assertEquals("half done: replica-3", failure.holder().now());
    take(BO, ANN.run()).close();
    assertEquals(List.of(), waitedFor);
  }

  @Test
  void whoLosesTheLockIsTold() throws Exception {
    var lock = take(ANN);
    Files.writeString(file("n2"), BO.text() + "renewed=1\n");
    clock.wake();
    assertEquals("the cluster's lock was taken over by run 20261121-020500-bbbb of bo@control-2, says `n2`", lost
        .get(30, TimeUnit.SECONDS));
    lock.close();
    assertTrue(Files.readString(file("n2")).startsWith("run=" + BO.run()));
  }

  @Test
  void aLeaseThatCannotBeRenewedEnds() throws Exception {
    var nodes = nodes();
    var switched = new AtomicReference<Host>(nodes.getFirst().host());
    var lock = ClusterLock.take(List.of(new LockNode("n1", "n1", new SwitchedHost(switched), Optional.of(folder
        .resolve("n1").toString()))), () -> ANN, claim(), clock, lost::complete);
    switched.set(JoblessHost.down());
    clock.passes(Duration.ofSeconds(119));
    assertEquals(Optional.empty(), lock.refusal());
    clock.passes(Duration.ofSeconds(2));
    assertEquals("the cluster's lock can't be renewed: too few of its nodes (n1) answer", lock.refusal().orElseThrow());
    switched.set(nodes.getFirst().host());
    assertEquals(Optional.empty(), lock.refusal());
    lock.close();
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Files.createFile(folder.resolve("n1"));
    var failure = assertThrows(LockFailure.Unknown.class,
        () -> ClusterLock.take(List.of(node("n1")), () -> ANN, claim(), clock, lost::complete));
    assertTrue(failure.reasons().get("n1").startsWith("the lock's file can't be written: mkdir: "), failure.reasons()
        .toString());
  }

  private ClusterLock take(Holder holder, String... takeOver) throws Exception {
    return ClusterLock.take(nodes(), () -> holder, claim(takeOver), clock, lost::complete);
  }

  private Claim claim(String... from) {
    return new Claim(Set.of(from), Set.of(), held -> works && !held.isStale() && !held.holder().stopped(),
        held -> takenFrom.add(held.holder()), living -> waitedFor.add(living.run()));
  }

  /** @param seconds since it was renewed */
  private void lockOf(String node, Holder holder, long seconds) throws IOException {
    Files.createDirectories(file(node).getParent());
    Files.writeString(file(node), holder.text() + "renewed=" + (Instant.now().getEpochSecond() - seconds) + "\n");
  }

  private Path file(String node) {
    return folder.resolve(node).resolve("upg-lock").resolve(node);
  }

  private List<LockNode> nodes() throws IOException {
    var nodes = new ArrayList<LockNode>();
    for (var name : List.of("n1", "n2", "n3")) {
      Files.createDirectories(folder.resolve(name));
      nodes.add(node(name));
    }
    return nodes;
  }

  /** This machine, with a folder for temporary files of its own. */
  private LockNode node(String name) {
    return new LockNode(name, name, new LocalHost(), Optional.of(folder.resolve(name).toString()));
  }

  private static LockNode down(String name) {
    return new LockNode(name, name, JoblessHost.down(), Optional.empty());
  }

  /** Another host whenever the test says so. */
  private record SwitchedHost(AtomicReference<Host> host) implements Host {
    @Override
    public CommandResult execute(Command command, OutputListener output) throws HostFailure, InterruptedException {
      return host.get().execute(command, output);
    }

    @Override
    public JobAnswer attach(String job, Duration timeout, OutputListener output)
        throws HostFailure, InterruptedException {
      return host.get().attach(job, timeout, output);
    }

    @Override
    public boolean forget(List<String> jobs) throws InterruptedException {
      return host.get().forget(jobs);
    }

    @Override
    public void close() {}
  }

  /** Time passes when the test says so; the renewal of a lock sleeps until it is woken. */
  private static final class HandClock implements Clock {
    private final Semaphore renewals = new Semaphore(0);
    private Instant now = Instant.EPOCH;
    private Duration slept = Duration.ZERO;

    @Override
    public synchronized Instant now() {
      return now;
    }

    synchronized void passes(Duration time) {
      now = now.plus(time);
    }

    synchronized Duration slept() {
      return slept;
    }

    void wake() {
      renewals.release();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (Thread.currentThread().isVirtual()) {
        renewals.acquire();
        return;
      }
      synchronized (this) {
        slept = slept.plus(duration);
      }
    }
  }
}
