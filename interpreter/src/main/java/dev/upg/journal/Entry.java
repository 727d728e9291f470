package dev.upg.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of the journal. {@code at} is the run's clock; texts have their secrets hidden already. */
public sealed interface Entry {
  Instant at();

  /**
   * The first line: what is run. A process that goes on compares it with what it has itself.
   *
   * @param identity names and fingerprints of the playbook, its modules, the inventory and the parameters
   * @param facts for the reader, and for a process that goes on: playbook, options
   * @param secrets tells other secrets from those of the run; empty when it had none, and in journals that didn't keep it
   */
  record Opened(Instant at, int format, String upg, Map<String, String> identity, Map<String, String> facts,
      Optional<String> secrets) implements Entry {
    public Opened {
      identity = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(identity));
      facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
    }

    public Opened(Instant at, int format, String upg, Map<String, String> identity, Map<String, String> facts) {
      this(at, format, upg, identity, facts, Optional.empty());
    }
  }

  /**
   * A process begins to work on the run.
   *
   * @param how {@code run}, {@code resume} or {@code abort}
   */
  record Began(Instant at, String how, String user, String host, long pid) implements Entry {}

  /**
   * A change is about to be made.
   *
   * @param what the command, behind what is typed into it; or the native function with its arguments
   * @param where the place in the source, as {@code file.upg:12}
   * @param job the job folder on the node; empty when there is none
   * @param accept the exit codes that aren't failures
   * @param onResume what the playbook says about a change that was cut: {@code rerun}, {@code skip} or {@code ask}
   * @param within the place of the innermost wait or ensure, which settles it by running again
   */
  record Intent(Instant at, String key, Optional<String> node, String what, String where, Optional<String> job,
      List<String> accept, long timeoutMillis, String onResume, Optional<String> within) implements Entry {}

  /** The node said that the job of a change begins: should it know nothing of that later, it has lost it. */
  record Started(Instant at, String job) implements Entry {}

  /** The change was made. */
  record Result(Instant at, String key, Answer answer) implements Entry {}

  /** The job folder of a change that is over is gone from its node. */
  record Forgotten(Instant at, String job) implements Entry {}

  /** The change ended, and failed: nothing is left running, and going on makes it again. */
  record Failed(Instant at, String key, String why) implements Entry {}

  /**
   * A person, or {@code on resume skip}, says that a change needn't be made.
   *
   * @param key of the change, or the place of a whole statement
   * @param what the statement as written; empty for a change, whose intent has it
   */
  record Skipped(Instant at, String key, Optional<String> what, String why) implements Entry {}

  /** What a probe, or a person, answered. */
  record Look(Instant at, String key, Answer answer) implements Entry {}

  /** A statement with a block, or a loop's item, came to its end; it isn't entered again. */
  record Done(Instant at, String place) implements Entry {}

  /**
   * @param shown the call as written
   * @param before what the scope looked up before, by name; empty in journals that didn't keep it
   */
  record ScopeEntered(Instant at, String place, Optional<String> node, String shown, Map<String, String> before)
      implements
        Entry {
    public ScopeEntered {
      before = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(before));
    }

    public ScopeEntered(Instant at, String place, Optional<String> node, String shown) {
      this(at, place, node, shown, Map.of());
    }
  }

  /** @param completed false when the block failed or was stopped, so that a resumed run has to enter again */
  record ScopeLeaving(Instant at, String place, boolean completed) implements Entry {}

  /** @param succeeded false when something could not be put back */
  record ScopeLeft(Instant at, String place, String shown, boolean completed, boolean succeeded) implements Entry {}

  /** A {@code try} failed with this text and goes on in its {@code rescue}. */
  record Rescued(Instant at, String place, String text) implements Entry {}

  /** What was written under this place no longer counts. */
  record Dropped(Instant at, String place, String why) implements Entry {
    /** Why a change doesn't count of which its node never heard: that node is as it was. */
    public static final String NEVER_TOLD = "its node couldn't be told of it";

    boolean isNeverTold() {
      return why.equals(NEVER_TOLD);
    }
  }

  /** A loop over nodes began with these. */
  record Planned(Instant at, String place, List<String> nodes) implements Entry {}

  /** The work on a node began, or ended. */
  record Node(Instant at, String node, State state) implements Entry {
    public enum State { STARTED, DONE, FAILED }
  }

  /**
   * What the run is at beside its work, for who looks at it; it counts for nothing.
   *
   * @param what {@code question}, or {@code answer} to that one; {@code stopping}
   * @param text the question, or who wants it to stop
   */
  record Moment(Instant at, String what, String text) implements Entry {
    public static final String QUESTION = "question";
    public static final String ANSWER = "answer";
    public static final String STOPPING = "stopping";
  }

  /** A node's version, before or after. */
  record VersionSeen(Instant at, String node, Optional<String> before, Optional<String> after) implements Entry {}

  /**
   * The process ended the run in order.
   *
   * @param outcome {@code succeeded}, {@code failed}, {@code stopped} or {@code aborted}
   * @param why the title of the failure; empty when it succeeded
   */
  record Ended(Instant at, String outcome, String why) implements Entry {}
}
