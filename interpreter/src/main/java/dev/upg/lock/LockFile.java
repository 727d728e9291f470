package dev.upg.lock;

import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import dev.upg.host.ShellQuote;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The lock's file on one node. Each answer is judged by what the script printed. */
final class LockFile {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * A folder in which everybody may replace everybody's file: in the folder for temporary files itself only its owner may. Not in
   * {@code TMPDIR}, which may be each user's own, and where it can be not in {@code /tmp}, which a restart empties.
   */
  private static final String PLACE = "n=$(date +%s);d=\"${" + LockNode.FOLDER + ":-}\";"
      + "[ -n \"$d\" ]||{ d=/var/tmp;[ -d $d ]&&[ -w $d ]||d=/tmp; };d=\"$d/upg-lock\";"
      + "[ -d \"$d\" ]||mkdir -m 0777 \"$d\" 2>/dev/null||[ -d \"$d\" ]||mkdir \"$d\"||exit 90;"
      + "[ ! -L \"$d\" ]||{ echo \"$d is a symbolic link\" >&2;exit 90; };";

  /** {@code ln} and {@code mv} would put the file into a folder, and say that all is well. */
  private static final String NO_FOLDER = "[ ! -d \"$l\" ]||{ echo \"$l is a folder\" >&2;exit 90; };";

  /** Reads the new content and puts the node's time under it; `-C`: nobody else's file is written over. */
  private static final String NEW = "rm -f \"$t\"&&(umask 022;set -C;{ cat&&printf 'renewed=%s\\n' \"$n\"; } >\"$t\")||exit 90;";

  private static final String TELL = "echo held;echo \"now=$n\";cat \"$l\"";

  private static final String HOLD = "if ln \"$t\" \"$l\" 2>/dev/null;then rm -f \"$t\";echo ours;"
      + "elif %s;then mv -f \"$t\" \"$l\"&&echo ours;else rm -f \"$t\";" + TELL + ";fi";

  private final LockNode node;

  LockFile(LockNode node) {
    this.node = node;
  }

  String node() {
    return node.name();
  }

  /** Takes the lock, or renews it where the run has it. @return why not: who has it, or that nobody knows who */
  Optional<LockFailure> hold(Holder me) throws HostFailure, InterruptedException {
    return ask(place() + NEW + HOLD.formatted(isOf(me.run(), "$l")), me);
  }

  /** Takes it from a run, and from nobody else: one of two who try that at the same time has it then. */
  Optional<LockFailure> takeFrom(String run, Holder me) throws HostFailure, InterruptedException {
    return take(file -> isOf(run, file), me);
  }

  /** The same with a file that names nobody. */
  Optional<LockFailure> takeFromNobody(Holder me) throws HostFailure, InterruptedException {
    return take(file -> "! grep -q '^run=.' \"" + file + "\"", me);
  }

  private Optional<LockFailure> take(UnaryOperator<String> isGiven, Holder me)
      throws HostFailure, InterruptedException {
    return ask(
        place() + NEW + "if " + isGiven.apply("$l") + "&&mv \"$l\" \"$t.old\" 2>/dev/null;then " + isGiven.apply(
            "$t.old")
            + "||ln \"$t.old\" \"$l\" 2>/dev/null;rm -f \"$t.old\";fi;" + HOLD.formatted(isOf(me.run(), "$l")),
        me);
  }

  /** Removes a lock of this run. */
  void release(Holder me) throws HostFailure, InterruptedException {
    execute(place() + "if " + isOf(me.run(), "$l") + ";then rm -f \"$l\";fi", Optional.empty());
  }

  private String place() {
    return PLACE + "l=\"$d/\"" + ShellQuote.word(node.key()) + ";t=\"$l.$$\";" + NO_FOLDER;
  }

  private static String isOf(String run, String file) {
    return "grep -q -x -F " + ShellQuote.word("run=" + run) + " \"" + file + "\" 2>/dev/null";
  }

  private Optional<LockFailure> ask(String script, Holder me) throws HostFailure, InterruptedException {
    var lines = execute(script, Optional.of(me.text())).lines().toList();
    if (lines.equals(List.of("ours"))) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, String>();
    for (var line : lines.subList(Math.min(2, lines.size()), lines.size())) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return Optional.of(fields.getOrDefault("run", "").isEmpty()
        ? new LockFailure.Unreadable(node.name(), lines.size() > 2 ? lines.get(2) : "")
        : new LockFailure.Held(node.name(), Holder.of(fields), idle(lines, fields)));
  }

  private String execute(String script, Optional<String> stdin) throws HostFailure, InterruptedException {
    var environment = node.folder().map(folder -> Map.of(LockNode.FOLDER, folder)).orElse(Map.of());
    var result = result(new Command(script, Optional.empty(), Optional.empty(), environment, stdin, Optional.empty(),
        TIMEOUT, Optional.empty()));
    if (!result.succeeded()) {
      throw new HostFailure.CannotRun(node.name(), "the lock's file can't be written: "
          + (result.stderr().isBlank() ? "exit code " + result.code() : result.stderr().strip()),
          "The folder for the lock's file must be writable, and not full.");
    }
    return result.stdout();
  }

  /** All of the scripts may be repeated, so one broken connection doesn't keep a run from its lock. */
  private CommandResult result(Command command) throws HostFailure, InterruptedException {
    try {
      return node.host().execute(command, OutputListener.NONE);
    } catch (HostFailure.ConnectionLost e) {
      return node.host().execute(command, OutputListener.NONE);
    }
  }

  /** A clock that went backwards has no say: the lock counts as fresh. */
  private static Duration idle(List<String> lines, Map<String, String> fields) {
    var now = lines.size() < 2 ? "" : lines.get(1).replaceFirst("^now=", "");
    var renewed = fields.getOrDefault("renewed", "");
    if (!now.matches("\\d{1,12}") || !renewed.matches("\\d{1,12}")) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(Math.max(0, Long.parseLong(now) - Long.parseLong(renewed)));
  }
}
