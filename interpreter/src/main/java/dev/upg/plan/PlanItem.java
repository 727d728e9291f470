package dev.upg.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a run would do. {@code since} says after which change it is known for certain: what stands here is as of now. It is
 * empty where nothing that the run does before can make it different.
 */
public sealed interface PlanItem {
  Optional<String> since();

  /**
   * A command that would be sent, or another change of a node.
   *
   * @param text as sent, secrets hidden; what isn't known yet is in it as {@code (known after …)}
   * @param user as whom, when that isn't the login's
   * @param directory where, when that isn't the login's
   * @param stdin what it reads, secrets hidden
   * @param timeout after which it is ended
   */
  record Change(String node, String text, Optional<String> user, Optional<String> directory, Optional<String> stdin,
      Duration timeout, Optional<String> since) implements PlanItem {}

  /**
   * What would be waited for.
   *
   * @param condition as written
   * @param times so often in a row
   * @param values of the parts of the condition that look at the cluster, as of now
   * @param holds whether it holds now; empty when that can't be told
   * @param nudges what is repeated until it holds
   */
  record Wait(String condition, long times, Duration every, Duration timeout, Map<String, String> values,
      Optional<Boolean> holds, List<PlanItem> nudges, Optional<String> since) implements PlanItem {}

  /** A statement that isn't a change. */
  record Remark(Kind kind, String text, Optional<String> since) implements PlanItem {
    public enum Kind {
      /** Holds already: an {@code ensure} with nothing to do. */
      HOLDS,
      /** A {@code require}, or a {@code fail} that isn't expected, that the run decides. */
      CHECK,
      /** A question to the person at the terminal. */
      ASK, PAUSE, SAY,
      /** A version that was seen. */
      VERSION,
      /** What can't be foretold. */
      UNKNOWN
    }
  }

  /**
   * Items that belong together.
   *
   * @param title as people call it: the node's name, the scope's call, the step's title, the loop's header
   * @param facts more about it, by name
   */
  record Block(Kind kind, String title, Map<String, String> facts, List<PlanItem> items, Optional<String> since)
      implements
        PlanItem {
    public enum Kind {
      /** A loop over nodes: {@code nodes}, {@code skipped}, {@code batch}. */
      LOOP,
      /** One node of a loop, {@code index} from 1. */
      NODE, STEP, SCOPE,
      /** How a scope is entered and left. */
      ENTER, LEAVE, GUARD,
      /** Only if its title turns out to be so. */
      IF, ELSE,
      /** Once for each item of a list that isn't known yet. */
      EACH,
      /** As the condition of an {@code ensure} doesn't hold. */
      ENSURE
    }
  }
}
