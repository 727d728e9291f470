package dev.upg.lock;

import dev.upg.clock.Clock;
import dev.upg.host.HostFailure;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The lock that this process holds on a cluster: on more than half of the nodes that keep it, so that nobody else does. */
public final class ClusterLock implements AutoCloseable {
  /** How long a lock outlives a process that doesn't renew it. */
  public static final Duration LEASE = Duration.ofMinutes(2);

  /** So long after its lock was taken, a run that lives makes no change any more. */
  public static final Duration NOTICE = Duration.ofSeconds(30);

  private static final Duration RENEWAL = Duration.ofSeconds(10);

  private final List<LockFile> files;
  private final Supplier<Holder> me;
  private final Claim claim;
  private final Clock clock;
  /** When a renewal began that most nodes took. */
  private Instant renewed;
  private Optional<String> loss = Optional.empty();
  private boolean closed;
  private Optional<Thread> renewal = Optional.empty();

  private ClusterLock(List<LockFile> files, Supplier<Holder> me, Claim claim, Clock clock) {
    this.files = files;
    this.me = me;
    this.claim = claim;
    this.clock = clock;
    this.renewed = clock.now();
  }

  /**
   * Takes the lock.
   *
   * @param nodes that keep it: the same, in the same order, for everybody
   * @param me what is written, asked for at each renewal
   * @param clock of this machine
   * @param lost is told once, from another thread, when somebody has taken the lock away
   */
  public static ClusterLock take(List<LockNode> nodes, Supplier<Holder> me, Claim claim, Clock clock,
      Consumer<String> lost) throws LockFailure, InterruptedException {
    nodes.forEach(node -> node.host().approach());
    var lock = new ClusterLock(nodes.stream().map(LockFile::new).toList(), me, claim, clock);
    var former = new LinkedHashMap<LockFile, LockFailure.Held>();
    try {
      lock.takeAll(former);
      var runs = new LinkedHashMap<String, LockFailure.Held>();
      former.values().forEach(held -> runs.putIfAbsent(held.holder().run(), held));
      runs.values().forEach(claim.taken());
      var working = former.values().stream().filter(claim.works()).findFirst();
      if (working.isPresent()) {
        claim.waiting().accept(working.get().holder());
        clock.sleep(NOTICE);
      }
    } catch (LockFailure | InterruptedException e) {
      // Who doesn't get all of it took nothing from anybody.
      lock.end(file -> {
        if (former.containsKey(file)) {
          file.takeFrom(me.get().run(), former.get(file).holder());
        } else {
          file.release(me.get());
        }
      });
      throw e;
    }
    lock.renewal = Optional.of(Thread.ofVirtual().name("upg-lock").start(() -> lock.renewAgainAndAgain(lost)));
    return lock;
  }

  /** @param former is filled with whom it was taken from */
  private void takeAll(Map<LockFile, LockFailure.Held> former) throws LockFailure, InterruptedException {
    var reasons = new LinkedHashMap<String, String>();
    Optional<LockFailure.Unreadable> unreadable = Optional.empty();
    for (var file : files) {
      try {
        var found = file.hold(me.get());
        if (found.isPresent() && found.get() instanceof LockFailure.Held held && claim.isOn(held)) {
          former.put(file, held);
          found = file.takeFrom(held.holder().run(), me.get());
          found.ifPresent(other -> former.remove(file));
        } else if (found.isPresent() && found.get() instanceof LockFailure.Unreadable && claim.isUnknownToo()) {
          found = file.takeFromNobody(me.get());
        }
        if (found.isPresent() && found.get() instanceof LockFailure.Unreadable nobodys) {
          // As a node that is down: the others say enough. The file is written anew when the lock is renewed.
          unreadable = unreadable.or(() -> Optional.of(nobodys));
          reasons.put(file.node(), nobodys.getMessage());
        } else if (found.isPresent()) {
          throw found.get();
        }
      } catch (HostFailure e) {
        reasons.put(file.node(), e.getMessage());
      }
    }
    if (!isMost(files.size() - reasons.size()) && !claim.isUnknownToo()) {
      if (unreadable.isPresent()) {
        throw unreadable.get();
      }
      throw new LockFailure.Unknown(reasons, files.size());
    }
  }

  private boolean isMost(int held) {
    return held * 2 > files.size();
  }

  /**
   * To be asked before each change.
   *
   * @return why none may be made any more; empty: go on
   */
  public synchronized Optional<String> refusal() throws InterruptedException {
    if (loss.isEmpty() && clock.since(renewed).compareTo(NOTICE) > 0) {
      renew();
    }
    if (loss.isEmpty() && clock.since(renewed).compareTo(LEASE) > 0) {
      return Optional
          .of("the cluster's lock can't be renewed: too few of its nodes (" + String.join(", ", files.stream()
              .map(LockFile::node).toList()) + ") answer");
    }
    return loss;
  }

  private void renewAgainAndAgain(Consumer<String> lost) {
    try {
      while (true) {
        clock.sleep(RENEWAL);
        Optional<String> gone;
        synchronized (this) {
          if (closed) {
            return;
          }
          renew();
          gone = loss;
        }
        if (gone.isPresent()) {
          lost.accept(gone.get());
          return;
        }
      }
    } catch (InterruptedException closed) {
      return;
    }
  }

  /** A node that doesn't answer is asked again next time; one that names another holder ends the run. */
  private void renew() throws InterruptedException {
    var began = clock.now();
    int held = 0;
    for (var file : files) {
      try {
        var other = file.hold(me.get());
        if (other.isPresent() && other.get() instanceof LockFailure.Held taken) {
          loss = Optional.of("the cluster's lock was taken over by run " + taken.holder().run() + " of "
              + taken.holder().user() + "@" + taken.holder().host() + ", says `" + file.node() + "`");
          return;
        }
        if (other.isPresent() && other.get() instanceof LockFailure.Unreadable) {
          // Nobody who takes a lock over writes such a file; a machine that lost its power may leave one.
          other = file.takeFromNobody(me.get());
        }
        held += other.isEmpty() ? 1 : 0;
      } catch (HostFailure e) {
        // It is being restarted, say. Those that answer keep the lock meanwhile; if too few do, `refusal` tells.
        continue;
      }
    }
    renewed = isMost(held) || claim.isUnknownToo() ? began : renewed;
  }

  /** Ends with the lock left where it is: it tells the others of a run that ended half-way. */
  public void leave(String leftBehind) {
    end(file -> file.hold(me.get().stoppedWith(leftBehind)));
  }

  /** Gives the lock back; where a node doesn't answer, its lease ends by itself. */
  @Override
  public void close() {
    releaseAll();
  }

  private void releaseAll() {
    end(file -> file.release(me.get()));
  }

  @FunctionalInterface
  private interface Last { void on(LockFile file) throws HostFailure, InterruptedException; }

  private void end(Last last) {
    renewal.ifPresent(Thread::interrupt);
    // Who closes may have been interrupted to end a run; the last is done all the same.
    boolean interrupted = Thread.interrupted();
    synchronized (this) {
      if (!closed && loss.isEmpty()) {
        files.forEach(file -> end(file, last));
      }
      closed = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(LockFile file, Last last) {
    try {
      last.on(file);
    } catch (HostFailure e) {
      // Its lease ends by itself.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
