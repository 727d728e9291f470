package dev.upg.shell;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs jobs on one machine: commands that outlive their connection. Thread-safe. */
record Jobs(Attendance attendance) {
  private static final String REFUSED = "refused ";
  private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

  CommandResult execute(Command command, String job, OutputListener listener)
      throws HostFailure, InterruptedException {
    return switch (start(command, job, listener)) {
      case JobAnswer.Finished finished -> finished.result();
      case JobAnswer.Unknown unknown -> throw new HostFailure.EndUnknown(name(), unknown.known());
      case JobAnswer.NeverStarted never ->
        throw cannotKeep("nobody could write down that the command begins, or somebody forbade it");
    };
  }

  private JobAnswer start(Command command, String job, OutputListener listener)
      throws HostFailure, InterruptedException {
    var file = SentFile.open(name(), command.stdinFile());
    var launch = JobLaunch.starting(name(), command, job, file.map(SentFile::size).orElse(0L), attendance.profile());
    var attended = attendance.attend(
        new Attendance.Task(launch, command.user(), file, command.timeout(), command.timeout(), true), listener);
    var said = JobState.said(attended.output().preamble().text());
    if (said.isEmpty()) {
      return answer(attended, command.user(), job, true);
    }
    if (said.get().startsWith(REFUSED)) {
      throw cannotKeep(said.get().substring(REFUSED.length()));
    }
    return attach(job, command.timeout(), listener);
  }

  JobAnswer attach(String job, Duration timeout, OutputListener listener) throws HostFailure, InterruptedException {
    return switch (state(job)) {
      case JobState.Never never -> new JobAnswer.NeverStarted();
      case JobState.Closed closed -> throw closed(closed);
      case JobState.Running running ->
        follow(job, running.user(), timeout, notNegative(timeout.minus(running.age())), listener);
      case JobState.Finished finished -> follow(job, finished.user(), timeout, UNLIMITED, listener);
      case JobState.Torn torn -> follow(job, torn.user(), timeout, UNLIMITED, listener);
      case JobState.Lost lost -> follow(job, lost.user(), timeout, UNLIMITED, listener);
    };
  }

  boolean forget(List<String> jobs) throws HostFailure, InterruptedException {
    return ask(JobScripts.FORGET, String.join(" ", jobs)).isPresent();
  }

  private JobAnswer follow(String job, Optional<String> user, Duration timeout, Duration left,
      OutputListener listener) throws HostFailure, InterruptedException {
    var launch = JobLaunch.following(job, user.isPresent() ? 2 : 1, attendance.profile());
    var task = new Attendance.Task(launch, user, Optional.empty(), timeout, left, true);
    return answer(attendance.attend(task, listener), user, job, false);
  }

  /**
   * The exit status is that of a shell which stands for the job's; one that a signal leaves may be its own.
   *
   * @param mayNotHaveBegun whether nobody has seen the job before
   */
  private JobAnswer answer(Attended attended, Optional<String> user, String job, boolean mayNotHaveBegun)
      throws HostFailure, InterruptedException {
    if (attended.ending() instanceof Ending.Exited exited && exited.code() < Attended.SHELL_SIGNAL_BASE) {
      return new JobAnswer.Finished(attended.result(name(), user));
    }
    return switch (state(job)) {
      case JobState.Finished finished when attended.ending().equals(new Ending.Exited(finished.code())) ->
        new JobAnswer.Finished(attended.result(name(), user));
      case JobState.Finished finished -> throw unwatched();
      case JobState.Running running -> throw unwatched();
      case JobState.Never never when mayNotHaveBegun && !hasBegun(attended) -> new JobAnswer.NeverStarted();
      case JobState.Never never -> new JobAnswer.Unknown("Its folder on the machine was removed while it ran.");
      case JobState.Closed closed -> throw closed(closed);
      case JobState.Torn torn -> new JobAnswer.Unknown("Its input broke off, and what it made of the beginning isn't to"
          + " be used. It ended with exit status " + torn.code() + ".");
      case JobState.Lost lost -> new JobAnswer.Unknown(
          "It was started " + lost.age().toSeconds() + " s ago, but its shell (process " + lost.keeper()
              + ") is gone without an exit status: the machine was restarted, or somebody killed it."
              + (partsLive(lost.keeper()) ? " Some of its processes are still there." : ""));
    };
  }

  /** The keeper says that it is there before it begins. */
  private static boolean hasBegun(Attended attended) {
    return attended.output().preamble().isOver() && !attended.ending().equals(new Ending.Exited(JobScripts.NOT_BEGUN));
  }

  private JobState state(String job) throws HostFailure, InterruptedException {
    return ask(JobScripts.STATE, job).orElseThrow(() -> lost("doesn't say what became of the command", null));
  }

  private Optional<JobState> ask(String script, String job) throws HostFailure, InterruptedException {
    return JobState.of(answer(JobLaunch.asking(script, job)));
  }

  private boolean partsLive(long keeper) throws HostFailure, InterruptedException {
    return !ProcessTable.of(answer(Launch.line(ProcessTable.SCRIPT))).belongingTo(Set.of(keeper)).isEmpty();
  }

  private String answer(byte[] script) throws HostFailure, InterruptedException {
    try {
      return CommandEnding.answer(attendance.machine(), attendance.profile(), script, attendance.threads(),
          Machine.Purpose.WORK);
    } catch (IOException e) {
      throw lost("didn't answer what became of the command: " + e.getMessage(), e);
    }
  }

  private HostFailure unwatched() {
    return lost("ended the shell that passed on the command's output", null);
  }

  private HostFailure lost(String what, IOException cause) {
    return new HostFailure.ConnectionLost(name(), true, "`" + name() + "` " + what, cause);
  }

  private HostFailure closed(JobState.Closed closed) {
    return new HostFailure.CannotRun(name(),
        "`" + name() + "` can't be asked for the command: no way into " + closed.folder(),
        "Give the user of the connection his home folder back, with the right to enter `~/.upg/jobs`.");
  }

  private HostFailure cannotKeep(String why) {
    return new HostFailure.CannotRun(name(),
        "`" + name() + "` has no place to keep a job, so the command wasn't started: " + why,
        "The user of the connection needs a home folder that isn't full and can be written (`df -h ~`, `df -i ~`).");
  }

  private static Duration notNegative(Duration left) {
    return left.isNegative() ? Duration.ZERO : left;
  }

  private String name() {
    return attendance.machine().name();
  }
}
