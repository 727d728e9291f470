package dev.upg.tests.crash;

import dev.upg.practice.host.CommandWatcher.Moment;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What happens to a run, and what is done about it then. */
sealed interface Disaster {
  int FEWEST = 4;

  /** The process is killed at an entry of its journal, right before that is written or right after, and resumed. */
  record Killed(int entry, boolean written) implements Disaster {
    @Override
    public String toString() {
      return "killed " + (written ? "after" : "before") + " entry " + entry;
    }
  }

  /** The process is killed while it does what follows an entry of its journal, and resumed. */
  record KilledSoon(int entry, int millis) implements Disaster {
    @Override
    public String toString() {
      return "killed " + millis + " ms after entry " + entry;
    }
  }

  /** As {@link Killed} and {@link KilledSoon}, each process of the run anew: after 4 to {@code most} entries. */
  record KilledAgainAndAgain(long seed, int most) implements Disaster {
    private static final int LONGEST = 150;

    /** How the processes die, one after the other. */
    List<String> next(Random random) {
      int entry = random.nextInt(FEWEST, most + 1);
      return switch (random.nextInt(3)) {
        case 0 -> mortality(entry, false);
        case 1 -> mortality(entry, true);
        default -> soon(entry, random.nextInt(LONGEST));
      };
    }

    @Override
    public String toString() {
      return "killed after at most " + most + " entries again and again, seed " + seed;
    }
  }

  /**
   * One run in which a process is killed at every {@code step}th entry of the undisturbed run, from the {@code first} on: resumed after
   * each, it gets as far as the next one. All entries of a long playbook are tried so in the time of few runs.
   */
  record Walked(int first, int step, When when) implements Disaster {
    @Override
    public String toString() {
      return "killed " + when.words + " each " + step + "th entry from " + first;
    }
  }

  /** When a process dies that dies at an entry of its journal. */
  enum When {
    BEFORE("before"), AFTER("after"),
    /** While a change runs; not at other entries. */
    SOON("soon after"),
    /** When the journal knows least of what was done: right after an intent, right before anything else. */
    UNTOLD("at");

    private final String words;

    When(String words) {
      this.words = words;
    }

    /** For {@code dev.upg.cli.MortalUpg}. */
    String setting() {
      return "-Dupg.death.when=" + (this == SOON ? AFTER : this).name().toLowerCase(Locale.ROOT);
    }
  }

  /** The process is killed right after an entry of its journal, and the run aborted. */
  record Aborted(int entry) implements Disaster {
    @Override
    public String toString() {
      return "killed after entry " + entry + ", aborted";
    }
  }

  /** The connection is cut at a command, and the run resumed if it failed. */
  record Cut(int command, Moment moment) implements Disaster {
    @Override
    public String toString() {
      return "connection cut at command " + command + " " + moment.name().toLowerCase(Locale.ROOT);
    }
  }

  /** As {@link Cut}, after each 4 to {@code most} commands. */
  record CutAgainAndAgain(long seed, int most) implements Disaster {
    @Override
    public String toString() {
      return "connection cut after at most " + most + " commands again and again, seed " + seed;
    }
  }

  /** As {@link Cut}, at every {@code step}th command from the {@code first} on. */
  record CutWalked(int first, int step, Moment moment) implements Disaster {
    @Override
    public String toString() {
      return "connection cut at each " + step + "th command from " + first + " "
          + moment.name().toLowerCase(Locale.ROOT);
    }
  }

  /** For {@code dev.upg.cli.MortalUpg}. */
  static List<String> mortality(int entry, boolean written) {
    return List.of("-Dupg.death=" + entry, "-Dupg.death.when=" + (written ? "after" : "before"));
  }

  static List<String> soon(int entry, int millis) {
    return List.of("-Dupg.death=" + entry, "-Dupg.death.delay=" + Math.max(1, millis));
  }
}
