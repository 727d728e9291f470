package dev.upg.lock;

import dev.upg.clock.Clock;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The lock that this process holds on a cluster. */
public final class ClusterLock implements AutoCloseable {
  /** How long a lock outlives a process that doesn't renew it. */
  public static final Duration LEASE = Duration.ofMinutes(5);

  /** How many nodes keep a lock: one may be down, and one may just be upgraded. */
  public static final int NODES = 3;

  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final List<LockFile> files;
  private final Holder me;
  private final Thread renewal;

  private ClusterLock(List<LockFile> files, Holder me, Clock clock, Consumer<String> lost) {
    this.files = files;
    this.me = me;
    this.renewal = Thread.ofVirtual().name("upg-lock").start(() -> renew(clock, lost));
  }

  /**
   * Takes the lock.
   *
   * @param nodes by name, in the order of the inventory; the first {@link #NODES} that can be reached keep the lock
   * @param takeOver whether a lock whose lease is over is taken from its holder
   * @param clock of this machine, for the renewal
   * @param lost is told once, from another thread, when somebody took the lock away
   */
  public static ClusterLock take(Map<String, Host> nodes, Holder me, boolean takeOver, Clock clock,
      Consumer<String> lost) throws LockFailure, InterruptedException {
    var files = new ArrayList<LockFile>();
    var unreachable = new LinkedHashMap<String, String>();
    try {
      for (var node : nodes.entrySet()) {
        if (files.size() == NODES) {
          break;
        }
        var file = new LockFile(node.getKey(), node.getValue());
        try {
          take(file, me, takeOver);
          files.add(file);
        } catch (HostFailure e) {
          unreachable.put(node.getKey(), e.getMessage());
        }
      }
    } catch (LockFailure | InterruptedException e) {
      files.forEach(file -> release(file, me));
      throw e;
    }
    if (files.isEmpty()) {
      throw LockFailure.impossible("no node can keep the cluster's lock: " + String.join("; ", unreachable.entrySet()
          .stream().map(node -> "`" + node.getKey() + "`: " + node.getValue()).toList()));
    }
    return new ClusterLock(files, me, clock, lost);
  }

  private static void take(LockFile file, Holder me, boolean takeOver)
      throws HostFailure, InterruptedException, LockFailure {
    var found = file.take(me);
    if (found.isEmpty() || found.get().holder().run().equals(me.run())) {
      file.renew(me);
      return;
    }
    var state = found.get();
    boolean stale = state.idle().compareTo(LEASE) > 0;
    if (!stale || !takeOver) {
      throw LockFailure.held(file.node(), state.holder(), stale, state.idle());
    }
    file.replace(me);
  }

  /** A node that doesn't answer is asked again next time; one that names another holder ends the run. */
  private void renew(Clock clock, Consumer<String> lost) {
    while (true) {
      try {
        clock.sleep(RENEWAL);
        for (var file : files) {
          var other = file.renewIfReachable(me);
          if (other.isPresent()) {
            lost.accept("the cluster's lock was taken over by run " + other.get().run() + " of " + other.get().user()
                + "@" + other.get().host() + ", says `" + file.node() + "`");
            return;
          }
        }
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  /** Gives the lock back; where a node doesn't answer, its lease ends by itself. */
  @Override
  public void close() {
    renewal.interrupt();
    // Who closes may have been interrupted to end a run; the lock is given back all the same.
    boolean interrupted = Thread.interrupted();
    files.forEach(file -> release(file, me));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(LockFile file, Holder me) {
    try {
      file.release(me);
    } catch (HostFailure e) {
      // Its lease ends by itself.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
