package dev.upg.shell;

import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A command line that has ended by itself, with all that it printed. */
record Attended(Ending ending, CommandOutput output, Duration took) {
  static final int SHELL_SIGNAL_BASE = 128;

  /** The signals by which a program crashes or is killed, by their numbers on Linux; see the package's rules. */
  private static final Map<Integer, String> FATAL_SIGNALS = Map.of(4, "ILL", 5, "TRAP", 6, "ABRT", 7, "BUS", 8, "FPE",
      9, "KILL", 11, "SEGV");

  /**
   * @param user who was to run it
   * @throws HostFailure when a signal ended it, or it has never begun
   */
  CommandResult result(String machine, Optional<String> user) throws HostFailure {
    int code = switch (ending) {
      case Ending.Signalled signalled -> throw new HostFailure.KilledBySignal(machine, signalled.signal());
      case Ending.Exited exited -> exited.code();
    };
    if (!output.preamble().isOver()) {
      throw notBegun(machine, user);
    }
    var signal = FATAL_SIGNALS.get(code - SHELL_SIGNAL_BASE);
    if (signal != null) {
      throw new HostFailure.KilledBySignal(machine, signal);
    }
    return output.result(code, took);
  }

  private HostFailure notBegun(String machine, Optional<String> user) {
    var preamble = output.preamble();
    if (user.isPresent() && !preamble.processes().isEmpty()) {
      return new HostFailure.CannotRun(machine,
          "`sudo -n -u " + user.get() + "` is refused on `" + machine + "`: " + preamble.text(),
          "Let the user of the connection become `" + user.get() + "` without a password (in sudoers: `NAME ALL=("
              + user.get() + ") NOPASSWD: ALL`).");
    }
    return noShell(machine, preamble.text());
  }

  static HostFailure noShell(String machine, String said) {
    return new HostFailure.CannotRun(machine,
        "The login shell on `" + machine + "` didn't start `sh`" + (said.isBlank() ? "" : ": " + said.strip()),
        "Try `ssh " + machine + " sh -c true`, and give the user a login shell that runs commands.");
  }
}
