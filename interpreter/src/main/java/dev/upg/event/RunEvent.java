package dev.upg.event;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.host.OutputListener.Stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened in a run. {@code at} is the run's clock, which a practice cluster may speed up. */
public sealed interface RunEvent {
  Instant at();

  /** @param practice the practice cluster's description; empty for a real cluster */
  record RunStarted(Instant at, String title, String file, Optional<String> practice) implements RunEvent {}

  /**
   * A run goes on that an earlier process began.
   *
   * @param aborting true: only to put settings back
   * @param done nodes that were done before
   * @param begun nodes that were begun
   */
  record RunResumed(Instant at, boolean aborting, List<String> done, List<String> begun) implements RunEvent {}

  /** The cluster or its inventory isn't as the earlier process left it. */
  record Drifted(Instant at, String text) implements RunEvent {}

  /** A {@code foreach} over nodes begins; {@code nodes} are those that {@code where} left, in order. */
  record LoopStarted(Instant at, String loop, List<String> nodes, List<String> skipped) implements RunEvent {}

  /** @param index from 1 */
  record NodeStarted(Instant at, String node, int index, int total) implements RunEvent {}

  record NodeEnded(Instant at, String node, boolean succeeded, Duration took) implements RunEvent {}

  /** @param node empty outside a loop over nodes */
  record StepStarted(Instant at, Optional<String> node, String title) implements RunEvent {}

  record StepEnded(Instant at, Optional<String> node, String title, boolean succeeded, Duration took)
      implements
        RunEvent {}

  /**
   * @param id joins the command's events
   * @param node where it runs
   * @param changes false for a probe
   * @param text as sent, secrets hidden
   * @param input what it reads, secrets hidden; empty: nothing, or a file
   */
  record CommandStarted(Instant at, long id, String node, boolean changes, String text, Optional<String> input)
      implements
        RunEvent {}

  record CommandOutput(Instant at, long id, String node, Stream stream, String line) implements RunEvent {}

  /** @param code empty when there was none: a lost connection, a timeout */
  record CommandEnded(Instant at, long id, String node, Optional<Integer> code, Duration took) implements RunEvent {}

  /**
   * @param id joins the wait's events
   * @param condition as written in the playbook
   */
  record WaitStarted(Instant at, long id, Optional<String> node, String condition, Duration timeout)
      implements
        RunEvent {}

  /** @param values the parts of the condition that change, as {@code cluster.primaries(node)} to {@code 3} */
  record WaitPolled(Instant at, long id, Optional<String> node, String condition, Map<String, String> values,
      Duration elapsed, Duration left) implements RunEvent {}

  /** @param values what was seen last, as in {@link WaitPolled}; when it held that isn't polled once more */
  record WaitEnded(Instant at, long id, Optional<String> node, String condition, boolean held,
      Map<String, String> values, int polls, Duration took) implements RunEvent {}

  /** @param scope the call as written: {@code cluster.meta_level("steady")} */
  record ScopeEntered(Instant at, Optional<String> node, String scope) implements RunEvent {}

  record ScopeLeft(Instant at, Optional<String> node, String scope, boolean succeeded) implements RunEvent {}

  /**
   * @param id joins the guard's events
   * @param condition as written in the playbook
   * @param every how often it is looked at in the background
   */
  record GuardEntered(Instant at, long id, Optional<String> node, String condition, Duration every)
      implements
        RunEvent {}

  /**
   * What is being done is finished, nothing more begins.
   *
   * @param why what the playbook says to it, or why it couldn't be asked
   * @param values the parts of the condition that change, as in {@link WaitPolled}
   */
  record GuardBroken(Instant at, long id, Optional<String> node, String condition, String why,
      Map<String, String> values) implements RunEvent {}

  /** It held to the end of its block. */
  record GuardLeft(Instant at, long id, Optional<String> node, String condition) implements RunEvent {}

  record Said(Instant at, Optional<String> node, String text) implements RunEvent {}

  /** A node's version before or after; either may be told alone, the later one wins. */
  record VersionSeen(Instant at, String node, Optional<String> before, Optional<String> after) implements RunEvent {}

  /** @param node one that failed while the loop goes on; empty for what ends the run */
  record Failed(Instant at, Optional<String> node, Diagnostic diagnostic) implements RunEvent {}

  /**
   * A statement failed, and it is open what becomes of it.
   *
   * @param person whether somebody at the terminal is asked; else it was decided before
   */
  record Asked(Instant at, Optional<String> node, Diagnostic diagnostic, boolean person) implements RunEvent {}

  /**
   * A person has said what becomes of a statement that failed, now or in an earlier process.
   *
   * @param statement as written in the playbook
   * @param reason why it is skipped, or tried again without a person; empty otherwise
   */
  record Decided(Instant at, Optional<String> node, String statement, Decision decision, String reason)
      implements
        RunEvent {}

  enum Decision { RETRY, SKIP, STOP }

  /** A person wanted the run to wait before the next node, and here it waits. */
  record Paused(Instant at, String node) implements RunEvent {}

  /** @param waited how long it was paused */
  record WentOn(Instant at, String node, Duration waited) implements RunEvent {}

  /** A person or a signal asked to stop; the current statement is finished first. */
  record StopAsked(Instant at, String by) implements RunEvent {}

  /**
   * How long something was the case in a practice cluster, told once before the end.
   *
   * @param name one word; {@code title} the same for people
   * @param total the sum of {@code parts}: where two parts were so at the same time, both count
   */
  record Measured(Instant at, String name, String title, Duration total, Map<String, Duration> parts)
      implements
        RunEvent {}

  record RunEnded(Instant at, Outcome outcome, Duration took) implements RunEvent {}

  enum Outcome {
    SUCCEEDED, FAILED, STOPPED,
    /** An earlier run was only to be put back, and was. */
    ABORTED
  }
}
