package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.evidence.ProcessFacts;
import dev.upg.journal.RunRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a run.
 *
 * @param run its name
 * @param title the playbook's; empty when the journal can't be read
 * @param why what ended it; empty when nothing failed
 * @param record what the journal tells; empty when it is damaged
 * @param notKnown what this report can't tell, and why, a sentence each
 * @param made when the report was made, by which upg
 */
public record RunReport(String run, String title, State state, String why, Optional<RunRecord> record,
    Evidence evidence, List<NodeRow> nodes, List<String> notKnown, Instant made, String upg) {

  public enum State {
    RUNNING, SUCCEEDED, FAILED, STOPPED, ABORTED, DIED, DAMAGED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isGood() {
      return this == SUCCEEDED || this == ABORTED;
    }
  }

  /**
   * A process of the run.
   *
   * @param facts empty when it left no evidence
   */
  record Worker(String how, String user, String host, long pid, Instant at, Optional<ProcessFacts> facts) {}

  /**
   * @param damage why there is no record
   * @param made the time by this machine's clock, which a practice run's isn't
   */
  public static RunReport of(String run, Optional<RunRecord> record, String damage, Evidence evidence, Instant made,
      String upg) {
    return new RunReport(run, record.map(known -> known.opened().facts().getOrDefault("title", "")).orElse(""),
        record.map(known -> State.valueOf(known.state().name())).orElse(State.DAMAGED),
        record.map(RunRecord::why).orElse(damage), record, evidence, NodeRow.of(record, evidence), notKnown(record,
            evidence),
        made, upg);
  }

  List<Worker> workers() {
    var workers = new ArrayList<Worker>();
    record.ifPresent(known -> known.processes().forEach(began -> workers.add(new Worker(began.how(), began.user(), began
        .host(), began.pid(), began.at(), facts(began.pid(), began.host())))));
    if (workers.isEmpty()) {
      evidence.processes().forEach(process -> process.facts().ifPresent(facts -> workers.add(new Worker(facts.how(),
          facts.user(), facts.host(), facts.pid(), process.began(), Optional.of(facts)))));
    }
    return workers;
  }

  private Optional<ProcessFacts> facts(long pid, String host) {
    return evidence.processes().stream().flatMap(process -> process.facts().stream()).filter(facts -> facts.pid() == pid
        && facts.host().equals(host)).findFirst();
  }

  Optional<Instant> began() {
    return record.map(known -> known.processes().isEmpty() ? known.opened().at() : known.processes().getFirst().at())
        .or(() -> evidence.processes().stream().map(Evidence.Process::began).findFirst());
  }

  Optional<Instant> last() {
    return record.map(RunRecord::last).or(() -> evidence.processes().reversed().stream().map(Evidence.Process::last)
        .findFirst());
  }

  /** How long processes worked on it, without the time between them; empty when that isn't known. */
  Optional<Duration> worked() {
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(evidence.processes().stream().map(process -> Duration.between(process.began(), process.last()))
            .reduce(Duration.ZERO, Duration::plus));
  }

  /** What stands, the last first; then what went wrong on the way. */
  List<Evidence.Problem> failures() {
    var failures = evidence.problems().stream().filter(problem -> !isRepeated(problem)).toList();
    var sorted = new ArrayList<>(failures.stream().filter(this::stands).toList().reversed());
    failures.stream().filter(problem -> !stands(problem)).forEach(sorted::add);
    return sorted;
  }

  /** Whether a failure is why the run is as it is. */
  boolean stands(Evidence.Problem problem) {
    return !state.isGood() && !problem.asked() && problem.process() == evidence.processes().size() - 1;
  }

  /** A person was asked about it, and it was told again when it ended the work on its node, or the run. */
  private boolean isRepeated(Evidence.Problem problem) {
    return problem.asked() && evidence.problems().stream().anyMatch(other -> !other.asked()
        && other.process() == problem.process() && other.title().equals(problem.title())
        && other.place().equals(problem.place()) && !other.at().isBefore(problem.at()));
  }

  private static List<String> notKnown(Optional<RunRecord> record, Evidence evidence) {
    var sentences = new ArrayList<String>();
    if (evidence.isEmpty()) {
      sentences.add("There is no evidence of this run: commands, waits, versions and times aren't known. "
          + "The upg that ran it didn't keep any, or it was taken away. `run.log` has what was printed.");
      return sentences;
    }
    if (record.isEmpty()) {
      sentences.add("The journal can't be read: what is half done or still set isn't known.");
    }
    if (evidence.unreadable() > 0) {
      sentences.add(count(evidence.unreadable(), "line") + " of the evidence can't be read: cut when upg died or the "
          + "disk was full, or changed since.");
    }
    if (evidence.lost() > 0) {
      sentences.add(count(evidence.lost(), "event") + " couldn't be written: the disk was full. `run.log` may have "
          + "more.");
    }
    record.filter(known -> known.processes().size() > evidence.processes().size()).ifPresent(
        known -> sentences.add(count(known.processes().size() - evidence.processes().size(), "process")
            + " of this run left no evidence."));
    boolean isRunning = record.filter(known -> known.state() == RunRecord.State.RUNNING).isPresent();
    for (int i = 0; i < evidence.processes().size(); i++) {
      if (evidence.processes().get(i).outcome().isEmpty() && !(isRunning && i == evidence.processes().size() - 1)) {
        sentences
            .add("The evidence of process " + (i + 1) + " ends before the process did, or with its death: what was "
                + "at work then has no end here.");
      }
    }
    if (evidence.versions().isEmpty()) {
      sentences.add("Versions aren't known: the playbook tells none (`report.version`).");
    }
    var leftOut = evidence.commands().stream().filter(command -> command.leftOutLines() > 0).count();
    if (leftOut > 0) {
      sentences.add("Of " + count(leftOut, "command") + " not all output was kept; `run.log` has it all.");
    }
    return sentences;
  }

  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d ", number) + (number == 1
        ? noun
        : noun.endsWith("s") ? noun + "es" : noun + "s");
  }
}
