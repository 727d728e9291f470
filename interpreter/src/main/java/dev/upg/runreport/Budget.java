package dev.upg.runreport;

import dev.upg.evidence.Evidence;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of all commands and their outputs has room on a page that a browser is to open. First those that ended otherwise than with 0, then
 * changes, then probes.
 */
final class Budget {
  /** So many commands are listed. */
  static final int COMMANDS = 5_000;
  /** So many characters of commands and outputs are shown. */
  static final long CHARACTERS = 3_000_000;
  /** Of one command. */
  static final int LONGEST = 40_000;

  private final Set<Evidence.Command> listed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Evidence.Command> whole = Collections.newSetFromMap(new IdentityHashMap<>());

  Budget(List<Evidence.Command> commands) {
    long left = CHARACTERS;
    for (var command : (Iterable<Evidence.Command>) byWeight(commands)::iterator) {
      long size = size(command);
      listed.add(command);
      if (size <= left) {
        left -= size;
        whole.add(command);
      }
    }
  }

  private static Stream<Evidence.Command> byWeight(List<Evidence.Command> commands) {
    return commands.stream().sorted(Comparator.comparingInt(command -> failed(command) ? 0 : command.changes() ? 1 : 2))
        .limit(COMMANDS);
  }

  static boolean failed(Evidence.Command command) {
    return command.code().orElse(-1) != 0;
  }

  private static long size(Evidence.Command command) {
    return Math.min(LONGEST, command.text().length() + command.input().orElse("").length() + command.output().stream()
        .mapToLong(line -> line.text().length() + 1).sum());
  }

  boolean lists(Evidence.Command command) {
    return listed.contains(command);
  }

  /** Whether its text and output are shown, too. */
  boolean showsWhole(Evidence.Command command) {
    return whole.contains(command);
  }

  int withoutOutput() {
    return listed.size() - whole.size();
  }
}
