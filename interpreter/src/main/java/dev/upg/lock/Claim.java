package dev.upg.lock;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * From whom a lock may be taken.
 *
 * @param from names of runs, whatever those do, or {@link #UNKNOWN}
 * @param idle names of runs, as long as they don't work: somebody may have gone on with one since a person was asked
 * @param works whether a run that loses its lock may still make changes
 * @param taken is told of each run that lost its lock on a node
 * @param waiting is told of the run that lives and is given {@link ClusterLock#NOTICE} to see that its lock is gone
 */
public record Claim(Set<String> from, Set<String> idle, Predicate<LockFailure.Held> works,
    Consumer<LockFailure.Held> taken,
    Consumer<Holder> waiting) {
  /** Instead of a run's name: the lock is taken although too few nodes can be asked, or where its file names nobody. */
  public static final String UNKNOWN = "unknown";

  public Claim {
    from = Set.copyOf(from);
    idle = Set.copyOf(idle);
  }

  boolean isOn(LockFailure.Held held) {
    var run = held.holder().run();
    return from.contains(run) || idle.contains(run) && !works.test(held);
  }

  boolean isUnknownToo() {
    return from.contains(UNKNOWN);
  }
}
