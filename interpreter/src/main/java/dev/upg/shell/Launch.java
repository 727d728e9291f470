package dev.upg.shell;

import dev.upg.host.Command;
import dev.upg.host.HostFailure;
import dev.upg.host.ShellQuote;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What to start for a command, and what to send to its stdin.
 *
 * @param marks how many lines the shells print on stderr before the command itself begins, each with its process id
 * @param stdinOfAhead what to send to a shell that was started ahead instead
 */
record Launch(String commandLine, byte[] stdin, int marks, byte[] stdinOfAhead) {
  /** The words of a shell that was started ahead aren't the command's. */
  private static final String WITHOUT_WORDS = "set --;";

  /** What a shell prints, on a line of its own, when the text of the login shell is over and ours begins. */
  static final String MARK = "\u0001upg";

  private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  static final String MARK_STDERR = "printf '\\1upg %s\\n' \"$$\" >&2;";
  private static final String MARK_STDOUT = "printf '\\1upg\\n';";
  /** Linux takes arguments up to 128 KiB; quoting twice may double the text. */
  private static final int LONGEST_ON_A_LINE = 32 * 1024;

  private static final String NEWLINE_VARIABLE = "upg_n=$(printf '\\n.');upg_n=${upg_n%.};";
  private static final String NEWLINE = "'\"$upg_n\"'";

  /** @throws HostFailure.CannotRun when this machine can't do it, or none could */
  static Launch of(String host, Command command, ShellProfile profile) throws HostFailure.CannotRun {
    refuse(host, command, profile);
    var script = MARK_STDERR + MARK_STDOUT + script(command, profile);
    var input = bytes(command.stdin().orElse(""));
    int marks = command.user().isPresent() ? 2 : 1;
    var lines = lines(script, command.user(), profile);
    var ahead = together(bytes(WITHOUT_WORDS), lines, input);
    return mayBeOnALine(script, command, profile)
        ? new Launch(onCommandLine(script, command.user(), profile), input, marks, ahead)
        : new Launch(profile.waitingCommandLine(), together(lines, input), marks, ahead);
  }

  static byte[] together(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** The quick way: what is sent to stdin has to wait until the server has started the shell. */
  private static String onCommandLine(String script, Optional<String> user, ShellProfile profile) {
    var shell = profile.shell() + " -c " + ShellQuote.word(script);
    return user.isPresent()
        ? MARK_STDERR + profile.starting() + sudo(user.get()) + shell
        : profile.starting() + shell;
  }

  /** For a shell that waits. */
  private static byte[] lines(String script, Optional<String> user, ShellProfile profile) {
    var stdin = new ByteArrayOutputStream();
    user.ifPresent(
        name -> stdin.writeBytes(line(MARK_STDERR + "exec " + sudo(name) + profile.waitingShell())));
    stdin.writeBytes(line(onOneLine(script)));
    return stdin.toByteArray();
  }

  /** @throws HostFailure.CannotRun when this machine can't do it, or none could */
  static void refuse(String host, Command command, ShellProfile profile) throws HostFailure.CannotRun {
    refuseUnsendable(host, command);
    if (!profile.failsPipelines() && Pipelines.mayBeIn(command.text())) {
      throw new HostFailure.CannotRun(host,
          "`" + host + "` has no shell that can tell when the first part of a pipeline fails",
          "Install bash there, or write the command without `|`.");
    }
  }

  /** Whether the login shell may read it, and everybody on the machine. */
  static boolean mayBeOnALine(String script, Command command, ShellProfile profile) {
    return profile.loginShellQuotes() && command.environment().isEmpty() && script.length() <= LONGEST_ON_A_LINE;
  }

  /** What the command's shell does, after it has said its marks. */
  static String script(Command command, ShellProfile profile) {
    var script = new StringBuilder();
    if (profile.failsPipelines()) {
      script.append("set -o pipefail;");
    }
    command.directory().ifPresent(directory -> script.append(changeTo(directory)));
    new TreeMap<>(command.environment()).forEach(
        (name, value) -> script.append("export ").append(name).append('=').append(ShellQuote.word(value)).append(';'));
    // eval reads the text as a whole, here-documents and all, after the marks and with none of our variables left.
    return script.append("eval 'unset upg_u upg_n;'").append(ShellQuote.word(command.text())).toString();
  }

  /** One line for a waiting shell. */
  static byte[] line(String script) {
    return bytes(script + "\n");
  }

  static String sudo(String user) {
    return "sudo -n -u " + ShellQuote.word(user) + " -- ";
  }

  /** {@code read} takes one line, so a newline inside of single quotes comes from a variable. */
  static String onOneLine(String script) {
    return script.indexOf('\n') < 0 ? script : NEWLINE_VARIABLE + script.replace("\n", NEWLINE);
  }

  private static String changeTo(String directory) {
    var word = ShellQuote.word(directory.equals("-") ? "./-" : directory);
    return "CDPATH= cd -- " + word
        + " >/dev/null 2>&1||{ printf 'upg: %s: no such directory, or no right to enter it\\n' "
        + word + " >&2;exit 126;};";
  }

  private static void refuseUnsendable(String host, Command command) throws HostFailure.CannotRun {
    refuseNul(host, "The command", command.text());
    refuseNul(host, "The directory", command.directory().orElse(""));
    var user = command.user().orElse("x");
    if (user.isEmpty() || user.startsWith("-") || user.chars().anyMatch(c -> c <= ' ')) {
      throw new HostFailure.CannotRun(host, "`" + user.strip() + "` can't be the name of a user",
          "Give the name of a user of `" + host + "`.");
    }
    for (Map.Entry<String, String> variable : command.environment().entrySet()) {
      if (!VARIABLE_NAME.matcher(variable.getKey()).matches()) {
        throw new HostFailure.CannotRun(host,
            "`" + variable.getKey() + "` can't be the name of an environment variable",
            "Use letters, digits and `_`, and no digit first.");
      }
      refuseNul(host, "The environment variable `" + variable.getKey() + "`", variable.getValue());
    }
  }

  private static void refuseNul(String host, String what, String value) throws HostFailure.CannotRun {
    if (value.indexOf('\0') >= 0) {
      throw new HostFailure.CannotRun(host, what + " holds a NUL character, which no shell can take",
          "Pass such bytes encoded, for example in base64.");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
