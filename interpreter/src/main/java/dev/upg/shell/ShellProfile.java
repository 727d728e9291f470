package dev.upg.shell;

import dev.upg.host.ShellQuote;
import java.util.List;
import java.util.Optional;

/**
 * What a machine has to run commands with; found out once per connection.
 *
 * @param shell the words that start it
 * @param failsPipelines whether it knows {@code pipefail}
 * @param loginShellQuotes whether the login shell, which reads every command line first, reads quotes like sh
 * @param group how a command becomes the leader of a process group
 */
public record ShellProfile(String shell, boolean failsPipelines, boolean loginShellQuotes, Group group) {
  /** {@code GIVEN}: whoever starts the login shell does it (OpenSSH); {@code NONE}: only the process tree tells what belongs together. */
  public enum Group {
    GIVEN, BY_SETSID, NONE
  }

  /** Reads one line of stdin and does what it says. Free of everything that csh and fish read otherwise than sh. */
  private static final String FIRST_LINE_OF_STDIN = " -c 'IFS= read -r upg_u;eval \"$upg_u\"'";

  /** The same, whatever time bash is told to wait for a line; with words for it. */
  private static final String SOME_LINE_OF_STDIN = " -c 'IFS= TMOUT= read -r upg_u;eval \"$upg_u\"' sh ";

  private static final String ANSWER = "\u0001upg-shell ";

  /** The first line for {@link #PLAIN}: says which shell knows pipefail, and whether it already leads a process group. */
  static final String QUESTION = """
      s=;if (set -o pipefail) 2>/dev/null;then s=sh;else for c in "bash --posix" ksh "zsh --emulate sh";\
      do if command -v ${c%% *} >/dev/null 2>&1&&$c -c "set -o pipefail" >/dev/null 2>&1;then s=$c;break;fi;done;fi;\
      p=;if [ -r /proc/$$/stat ];then read -r a b c d p e </proc/$$/stat;else p=$(ps -o pgid= -p $$ 2>/dev/null);fi;\
      g=none;if [ "$((p))" -eq $$ ];then g=given;elif command -v setsid >/dev/null 2>&1;then g=setsid;fi;\
      q=no;case ${SHELL##*/} in sh|bash|dash|ash|ksh|mksh|zsh)q=yes;;esac;\
      printf '\\n\\1upg-shell %s/%s/%s\\n' "$s" "$q" "$g"
      """;

  static final ShellProfile PLAIN = new ShellProfile("sh", false, false, Group.NONE);

  /** The line that starts a shell which then waits for a first line on stdin. */
  String waitingCommandLine() {
    return starting() + waitingShell();
  }

  /** The same without becoming the leader of a process group. */
  String waitingShell() {
    return shell + FIRST_LINE_OF_STDIN;
  }

  /** The line that starts a shell ahead of its command: it waits, and has the scripts of a job as its first words. */
  String aheadCommandLine() {
    return starting() + shell + SOME_LINE_OF_STDIN + ShellQuote.words(List.of(JobScripts.START, JobScripts.KEEPER));
  }

  /** What a command line begins with, for its process to become the leader of a process group. */
  String starting() {
    return group == Group.BY_SETSID ? "exec setsid " : "exec ";
  }

  /** @return empty when this isn't what {@link #QUESTION} prints, whatever the login shell printed before it */
  static Optional<ShellProfile> of(String answer) {
    int start = answer.lastIndexOf(ANSWER);
    int end = start < 0 ? -1 : answer.indexOf('\n', start);
    if (end < 0) {
      return Optional.empty();
    }
    var parts = answer.substring(start + ANSWER.length(), end).split("/", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    var group = switch (parts[2]) {
      case "given" -> Group.GIVEN;
      case "setsid" -> Group.BY_SETSID;
      default -> Group.NONE;
    };
    boolean failsPipelines = !parts[0].isEmpty();
    return Optional.of(
        new ShellProfile(failsPipelines ? parts[0] : "sh", failsPipelines, parts[1].equals("yes"), group));
  }
}
