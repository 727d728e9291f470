package dev.upg.cli;

import dev.upg.eval.Confirmation;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;
import dev.upg.lock.LockNode;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for the cluster's lock, and tells whoever doesn't get it. */
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

  /** @param takeOver the run that the lock may be taken from; a person at a terminal is asked about one that doesn't work */
  ClusterHold enter(Optional<String> takeOver) throws Refused, InterruptedException {
    try {
      return ClusterHold.take(nodes, me, doing, takeOver, lost, living -> display.hint("Run " + living.run() + " of "
          + living.user() + "@" + living.host() + " is given half a minute to see that the cluster is taken from it…"));
    } catch (LockFailure failure) {
      return switch (failure) {
        case LockFailure.Held held -> held(held);
        case LockFailure.Unknown unknown -> {
          display.tell(List.of(HeldCluster.told(unknown)));
          throw new Refused(Exit.REFUSED);
        }
      };
    }
  }

  private ClusterHold held(LockFailure.Held held) throws Refused, InterruptedException {
    if (HeldCluster.isOver(held)) {
      return enter(Optional.of(held.holder().run()));
    }
    display.tell(List.of(HeldCluster.told(held, ZoneId.systemDefault())));
    if (HeldCluster.life(held) != HeldCluster.Life.WORKING && agrees(held.holder())) {
      return enter(Optional.of(held.holder().run()));
    }
    throw new Refused(Exit.HELD);
  }

  private boolean agrees(Holder holder) throws InterruptedException {
    try {
      return display.person().confirm("Take the cluster from run " + holder.run() + "?");
    } catch (Confirmation.CannotAsk e) {
      return false;
    }
  }
}
