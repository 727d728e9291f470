package dev.upg.shell;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Runs commands on one machine by the rules of this package. Thread-safe. */
public final class CommandRunner {
  private final Attendance attendance;
  private final Jobs jobs;

  private CommandRunner(Attendance attendance) {
    this.attendance = attendance;
    this.jobs = new Jobs(attendance);
  }

  /**
   * Finds out what shell the machine has.
   *
   * @param threads must not be bounded: a command takes two or three
   */
  public static CommandRunner on(Machine machine, Executor threads) throws HostFailure, InterruptedException {
    try {
      var answer = CommandEnding.answer(machine, ShellProfile.PLAIN, Launch.line(ShellProfile.QUESTION.strip()),
          threads, Machine.Purpose.WORK);
      var profile = ShellProfile.of(answer).orElseThrow(() -> Attended.noShell(machine.name(), answer));
      var ahead = new ShellsAhead(machine, profile, threads);
      ahead.fill();
      return new CommandRunner(new Attendance(machine, profile, threads, ahead));
    } catch (IOException e) {
      throw new HostFailure.ConnectionLost(machine.name(),
          "The connection to `" + machine.name() + "` broke while looking what shell it has", e);
    }
  }

  public ShellProfile profile() {
    return attendance.profile();
  }

  /** As {@link dev.upg.host.Host#execute}. */
  public CommandResult execute(Command command, OutputListener listener) throws HostFailure, InterruptedException {
    if (command.job().isPresent()) {
      return jobs.execute(command, command.job().get(), listener);
    }
    var name = attendance.machine().name();
    var launch = Launch.of(name, command, attendance.profile());
    var file = SentFile.open(name, command.stdinFile());
    var task = new Attendance.Task(launch, command.user(), file, command.timeout(), command.timeout(), false);
    return attendance.attend(task, listener).result(name, command.user());
  }

  /** As {@link dev.upg.host.Host#attach}. */
  public JobAnswer attach(String job, Duration timeout, OutputListener listener)
      throws HostFailure, InterruptedException {
    return jobs.attach(job, timeout, listener);
  }

  /** As {@link dev.upg.host.Host#forget}. */
  public boolean forget(List<String> over) throws HostFailure, InterruptedException {
    return jobs.forget(over);
  }
}
