package dev.upg.lock;

import dev.upg.host.Command;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import dev.upg.host.ShellQuote;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The lock's file on one node. Each answer is judged by what the script printed. */
final class LockFile {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final String PLACE = "l=\"${TMPDIR:-/tmp}/upg.lock\";t=\"$l.$$\";n=$(date +%s);";

  /** Reads the new content and puts the node's time under it; `-C`: nobody else's file is written over. */
  private static final String NEW = "rm -f \"$t\"&&(umask 022;set -C;{ cat&&printf 'renewed=%s\\n' \"$n\"; } >\"$t\")||exit 90;";

  private static final String TELL = "printf 'held\\nnow=%s\\n' \"$n\";cat \"$l\"";

  private final String node;
  private final Host host;

  /** Who holds it, and how long ago that was said. */
  record State(Holder holder, Duration idle) {}

  LockFile(String node, Host host) {
    this.node = node;
    this.host = host;
  }

  String node() {
    return node;
  }

  /** @return who has it, when that is somebody; empty: it is ours now */
  Optional<State> take(Holder me) throws HostFailure, InterruptedException {
    return ask(PLACE + NEW + "if ln \"$t\" \"$l\" 2>/dev/null;then rm -f \"$t\";echo ours;else rm -f \"$t\";" + TELL
        + ";fi", me);
  }

  /** Renews a lock of this run. @return another holder, when it is another's by now; a lock that is gone is made anew */
  Optional<State> renew(Holder me) throws HostFailure, InterruptedException {
    return ask(PLACE + NEW + "if [ ! -e \"$l\" ]||grep -q -x -F " + ShellQuote.word("run=" + me.run())
        + " \"$l\";then mv -f \"$t\" \"$l\"&&echo ours;else rm -f \"$t\";" + TELL + ";fi", me);
  }

  Optional<Holder> renewIfReachable(Holder me) throws InterruptedException {
    try {
      return renew(me).map(State::holder);
    } catch (HostFailure e) {
      // A node that is just restarting; the others keep the lock meanwhile.
      return Optional.empty();
    }
  }

  /** Takes it from whoever has it. */
  void replace(Holder me) throws HostFailure, InterruptedException {
    ask(PLACE + NEW + "mv -f \"$t\" \"$l\"&&echo ours", me);
  }

  /** Removes a lock of this run. */
  void release(Holder me) throws HostFailure, InterruptedException {
    execute(PLACE + "if grep -q -x -F " + ShellQuote.word("run=" + me.run())
        + " \"$l\" 2>/dev/null;then rm -f \"$l\";fi", Optional.empty());
  }

  private Optional<State> ask(String script, Holder me) throws HostFailure, InterruptedException {
    var lines = execute(script, Optional.of(me.text())).lines().toList();
    if (lines.equals(java.util.List.of("ours"))) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, String>();
    for (var line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return Optional.of(new State(Holder.of(fields), idle(fields)));
  }

  private String execute(String script, Optional<String> stdin) throws HostFailure, InterruptedException {
    var result = host.execute(new Command(script, Optional.empty(), Optional.empty(), Map.of(), stdin,
        Optional.empty(), TIMEOUT, Optional.empty()), OutputListener.NONE);
    if (!result.succeeded()) {
      throw new HostFailure.CannotRun(node, "The lock of the cluster can't be kept on `" + node + "`: "
          + (result.stderr().isBlank() ? "exit code " + result.code() : result.stderr().strip()),
          "It is a small file in the folder for temporary files: that must be writable, and not full.");
    }
    return result.stdout();
  }

  /** A clock that went backwards has no say: the lock counts as fresh. */
  private static Duration idle(Map<String, String> fields) {
    var now = fields.getOrDefault("now", "");
    var renewed = fields.getOrDefault("renewed", "");
    if (!now.matches("\\d{1,12}") || !renewed.matches("\\d{1,12}")) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(Math.max(0, Long.parseLong(now) - Long.parseLong(renewed)));
  }
}
