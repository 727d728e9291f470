package dev.upg.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run from its evidence; all lists in the order in which things began.
 *
 * @param practice the practice cluster's description; empty for a real one, or when the run never came so far
 * @param versions by node
 * @param leftOut nodes that a loop's {@code where} left out, by node the loop as written
 * @param unreadable lines that couldn't be read
 * @param lost events that couldn't be written
 */
public record Evidence(List<Process> processes, Optional<String> practice, List<Visit> visits, List<Step> steps,
    List<Command> commands, List<Wait> waits, List<Scope> scopes, List<Guard> guards, Map<String, Versions> versions,
    List<Problem> problems, List<Decision> decisions, List<Remark> remarks, List<Measurement> measurements,
    Map<String, String> leftOut, long unreadable, long lost) {

  /** Of a run that kept none. */
  public boolean isEmpty() {
    return processes.isEmpty();
  }

  /** When it was over: for what was cut, when its process was last heard of. */
  public Instant end(Time time) {
    return time.end().orElse(processes.get(time.process()).last());
  }

  public Duration took(Time time) {
    return Duration.between(time.start(), end(time));
  }

  /**
   * @param facts empty when its first line is missing
   * @param last the time of its last event
   * @param outcome {@code succeeded}, {@code failed}, {@code stopped} or {@code aborted}; empty when it didn't come to its end
   */
  public record Process(Optional<ProcessFacts> facts, Instant began, Instant last, Optional<String> outcome) {}

  /**
   * From when to when, in which process.
   *
   * @param process its place in {@link Evidence#processes}
   * @param end empty when the process died before
   */
  public record Time(int process, Instant start, Optional<Instant> end) {}

  /** The work on a node of a loop. */
  public record Visit(Time time, String node, Optional<Boolean> succeeded) {}

  /** @param node empty outside a loop over nodes */
  public record Step(Time time, Optional<String> node, String title, Optional<Boolean> succeeded) {}

  /**
   * @param node where it ran
   * @param changes false for a probe
   * @param code empty when there was none, or the process died before
   * @param leftOutLines of the output that weren't kept, {@code leftOutCharacters} long
   */
  public record Command(Time time, long id, String node, boolean changes, String text, Optional<String> input,
      Optional<Integer> code, List<Line> output, long leftOutLines, long leftOutCharacters) {}

  /**
   * @param error whether it went to stderr
   * @param gapBefore whether lines before it weren't kept
   */
  public record Line(boolean error, boolean gapBefore, String text) {}

  /**
   * @param held empty when the process died before
   * @param looks how often the condition was asked
   */
  public record Wait(Time time, Optional<String> node, String condition, Duration timeout, Optional<Boolean> held,
      int looks, List<Poll> polls) {}

  /** @param values of the parts of the condition that change */
  public record Poll(Instant at, Map<String, String> values) {}

  public record Scope(Time time, Optional<String> node, String text, Optional<Boolean> putBack) {}

  /** @param broken why it was; empty when it held */
  public record Guard(Time time, Optional<String> node, String condition, Duration every, Optional<String> broken) {}

  public record Versions(Optional<String> before, Optional<String> after) {}

  /**
   * A failure.
   *
   * @param node of one that failed while the loop went on
   * @param place {@code file:line:column}
   * @param notes names and texts
   * @param asked whether a person was asked what becomes of it
   */
  public record Problem(int process, Instant at, Optional<String> node, String code, String title,
      Optional<String> place, String label, List<Map.Entry<String, String>> notes, boolean asked) {}

  /** @param decision {@code retry}, {@code skip} or {@code stop} */
  public record Decision(Instant at, Optional<String> node, String statement, String decision, String reason) {}

  /** @param kind {@code said}, {@code drifted} or {@code stop-asked} */
  public record Remark(Instant at, Optional<String> node, String kind, String text) {}

  /** How long something was so, of a practice cluster. */
  public record Measurement(String name, String title, Duration total, Map<String, Duration> parts) {}
}
