package dev.upg.shell;

import dev.upg.host.Command;
import dev.upg.host.HostFailure;
import dev.upg.host.ShellQuote;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What to start for a job, and what to send to its stdin. */
final class JobLaunch {
  private static final String NOBODY = "-";

  private JobLaunch() {}

  /**
   * @param fileBytes the size of the file that is sent after {@link Launch#stdin}
   * @throws HostFailure.CannotRun when this machine can't do it, or none could
   */
  static Launch starting(String host, Command command, String job, long fileBytes, ShellProfile profile)
      throws HostFailure.CannotRun {
    Launch.refuse(host, command, profile);
    var script = (command.user().isPresent() ? Launch.MARK_STDERR : "") + Launch.script(command, profile);
    boolean onALine = Launch.mayBeOnALine(script, command, profile);
    var input = new ByteArrayOutputStream();
    if (!onALine) {
      input.writeBytes(Launch.line(Launch.onOneLine(script)));
    }
    input.writeBytes(command.stdin().orElse("").getBytes(StandardCharsets.UTF_8));
    var shell = onALine ? profile.shell() + " -c " + ShellQuote.word(script) : profile.waitingShell();
    var about = ShellQuote.words(List.of(job, command.user().orElse(NOBODY),
        String.valueOf(input.size() + fileBytes), command.stdinFile().isPresent() ? "flow" : "whole"));
    var words = command.user().map(Launch::sudo).orElse("") + shell;
    // A shell that was started ahead has the scripts already.
    var ahead = "exec sh -c \"$1\" upg " + about + " \"$2\" " + words;
    return launch(JobScripts.START, about + " " + ShellQuote.word(JobScripts.KEEPER) + " " + words, input.toByteArray(),
        command.user().isPresent() ? 2 : 1, profile, ahead);
  }

  /** @param marks as the job was started with */
  static Launch following(String job, int marks, ShellProfile profile) {
    return launch(JobScripts.FOLLOW, job, new byte[0], marks, profile, "exec sh -c " + ShellQuote.word(
        JobScripts.FOLLOW) + " upg " + job);
  }

  /** A line for a waiting shell. */
  static byte[] asking(String script, String jobs) {
    return Launch.line("set -- " + jobs + ";" + script);
  }

  private static Launch launch(String script, String arguments, byte[] input, int marks, ShellProfile profile,
      String ahead) {
    var line = "sh -c " + ShellQuote.word(script) + " upg " + arguments;
    var aheadLine = Launch.line(Launch.onOneLine(ahead));
    if (profile.loginShellQuotes()) {
      return new Launch(profile.starting() + line, input, marks, Launch.together(aheadLine, input));
    }
    return new Launch(profile.waitingCommandLine(), Launch.together(Launch.line("exec " + line), input), marks,
        Launch.together(aheadLine, input));
  }
}
