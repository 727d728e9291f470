package dev.upg.tests.crash;

import dev.upg.journal.Entry;
import dev.upg.practice.host.CommandWatcher.Moment;
import dev.upg.tests.crash.Disaster.When;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Every point of a run at which something may happen to it. */
final class Matrix {
  /** Chooses what a usual build tries. */
  static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  static final int SOON_MILLIS = 200;
  private static final int REPEATED = 5;
  /** A process has to come beyond the checks before the first change, or the run never gets on. */
  private static final int BEYOND = 40;

  /** How many whole runs a walk over all entries is shared out to. */
  static final int STEP = Integer.getInteger("crash.step", 4);
  /** The same of all commands. A connection that comes after a cut has to get beyond its first ones, or the run never gets on. */
  private static final int CUT_STEP = Math.max(STEP, 10);

  private Matrix() {}

  /** The same points as {@link #points} but for the aborted ones, many in each run. */
  static List<Disaster> walks() {
    var walks = new ArrayList<Disaster>();
    for (int first = 1; first <= STEP; first++) {
      walks.add(new Disaster.Walked(first, STEP, When.BEFORE));
      walks.add(new Disaster.Walked(first, STEP, When.AFTER));
      walks.add(new Disaster.Walked(first, STEP, When.SOON));
    }
    for (int first = 1; first <= CUT_STEP; first++) {
      for (var moment : Moment.values()) {
        walks.add(new Disaster.CutWalked(first, CUT_STEP, moment));
      }
    }
    return walks;
  }

  /** A third of the walks, in which each entry and each command is met once, at moments that take turns. */
  static List<Disaster> once() {
    var walks = new ArrayList<Disaster>();
    for (int first = 1; first <= STEP; first++) {
      walks.add(new Disaster.Walked(first, STEP, When.UNTOLD));
    }
    var moments = Moment.values();
    for (int first = 1; first <= CUT_STEP; first++) {
      walks.add(new Disaster.CutWalked(first, CUT_STEP, moments[first % moments.length]));
    }
    return walks;
  }

  /** The same ones for the same seed and the same journal, so that one can be tried alone. */
  static List<Disaster> points(Undisturbed undisturbed) {
    var entries = undisturbed.entries();
    var points = new ArrayList<Disaster>();
    for (int i = 0; i < entries.size(); i++) {
      points.add(new Disaster.Killed(i + 1, false));
      points.add(new Disaster.Killed(i + 1, true));
      points.add(new Disaster.Aborted(i + 1));
      if (entries.get(i) instanceof Entry.Intent) {
        points.add(new Disaster.KilledSoon(i + 1, new SplittableRandom(SEED + i).nextInt(1, SOON_MILLIS)));
      }
    }
    for (int command = 1; command <= undisturbed.commands(); command++) {
      for (var moment : Moment.values()) {
        points.add(new Disaster.Cut(command, moment));
      }
    }
    int first = IntStream.range(0, entries.size()).filter(i -> entries.get(i) instanceof Entry.Intent).findFirst()
        .orElse(0);
    for (int i = 0; i < REPEATED; i++) {
      points.add(new Disaster.KilledAgainAndAgain(SEED + i, first + BEYOND));
      points.add(new Disaster.CutAgainAndAgain(SEED + i, first + BEYOND));
    }
    return points;
  }
}
