package dev.upg.cli;

import dev.upg.eval.Confirmation;
import dev.upg.journal.RunRecord;
import dev.upg.lock.Claim;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;
import dev.upg.lock.LockNode;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Asks for the cluster, and tells whoever doesn't get it. */
final class Admission {
  private final RunDisplay display;
  private final List<LockNode> nodes;
  private final Holder me;
  private final Standing doing;
  private final Consumer<String> lost;

  /** @param lost is told once when somebody took the lock away */
  Admission(RunDisplay display, List<LockNode> nodes, Holder me, Standing doing, Consumer<String> lost) {
    this.display = display;
    this.nodes = nodes;
    this.me = me;
    this.doing = doing;
    this.lost = lost;
  }

  /** The cluster isn't to be had, which was told. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int exit;

    private Refused(int exit) {
      super("refused");
      this.exit = exit;
    }

    int exit() {
      return exit;
    }
  }

  /**
   * A person at a terminal is asked about a run that doesn't work.
   *
   * @param takeOver the runs that the cluster may be taken from
   * @param halfDone the runs of this folder that left some of it half done
   */
  ClusterHold enter(List<String> takeOver, List<RunRecord> halfDone, Instant now)
      throws Refused, InterruptedException {
    var named = Set.copyOf(takeOver);
    var idle = new LinkedHashSet<String>();
    for (var record : halfDone) {
      if (!named.contains(record.folder().name())) {
        display.tell(List.of(HeldCluster.told(record, now, ZoneId.systemDefault())));
        if (!agrees(record.folder().name())) {
          throw new Refused(Exit.HELD);
        }
        idle.add(record.folder().name());
      }
    }
    var told = new LinkedHashSet<String>();
    var hold = lock(named, idle, told);
    for (var record : halfDone) {
      TakenOver.say(record.folder(), me, now);
      if (told.add(record.folder().name())) {
        Remains.told(record).ifPresent(display::hint);
      }
    }
    return hold;
  }

  /**
   * @param idle runs that it may be taken from unless they work
   * @param told is filled with the runs of whose remains was told
   */
  private ClusterHold lock(Set<String> named, Set<String> idle, Set<String> told)
      throws Refused, InterruptedException {
    try {
      return ClusterHold.take(nodes, me, doing, new Claim(named, idle, held -> Life.of(held) == Life.WORKING, held -> {
        told.add(held.holder().run());
        Remains.told(held).ifPresent(display::hint);
      }, living -> display.hint("Run " + living.run() + " of " + living.user() + "@" + living.host()
          + " is given half a minute to see that the cluster is taken from it…")),
          lost);
    } catch (LockFailure failure) {
      return switch (failure) {
        case LockFailure.Held held -> {
          idle.add(permitted(held));
          yield lock(named, idle, told);
        }
        case LockFailure.Unreadable unreadable -> {
          display.tell(List.of(HeldCluster.told(unreadable)));
          throw new Refused(Exit.REFUSED);
        }
        case LockFailure.Unknown unknown -> {
          display.tell(List.of(HeldCluster.told(unknown)));
          throw new Refused(Exit.REFUSED);
        }
      };
    }
  }

  /** @return the run that the lock may be taken from now */
  private String permitted(LockFailure.Held held) throws Refused, InterruptedException {
    if (!Life.isOver(held)) {
      display.tell(List.of(HeldCluster.told(held, ZoneId.systemDefault())));
      if (Life.of(held) == Life.WORKING || !agrees(held.holder().run())) {
        throw new Refused(Exit.HELD);
      }
    }
    return held.holder().run();
  }

  private boolean agrees(String run) throws InterruptedException {
    try {
      return display.person().confirm("Take the cluster from run " + run + "?");
    } catch (Confirmation.CannotAsk e) {
      return false;
    }
  }
}
