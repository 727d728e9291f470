package dev.upg.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The living processes of a machine at one moment. */
record ProcessTable(List<Entry> entries) {
  record Entry(long process, long parent, long group) {}

  /** Prints the table: from /proc without starting a process, else by the ps of POSIX (with the state, which every ps knows). */
  static final String SCRIPT = "if [ -r /proc/self/stat ];then for f in /proc/[0-9]*/stat;do "
      + "{ IFS= read -r l <$f;} 2>/dev/null&&printf '%s\\n' \"$l\";done;"
      + "else ps -A -o pid= -o ppid= -o pgid= -o stat=;fi;:";

  ProcessTable {
    entries = List.copyOf(entries);
  }

  /** Lines that can't be read are left out, and so are the dead whose parent hasn't asked for them. */
  static ProcessTable of(String text) {
    var entries = new ArrayList<Entry>();
    for (var line : text.split("\n")) {
      int name = line.lastIndexOf(')');
      // "12 (name) S 1 12 ..." of /proc, or "12 1 12 S" of ps.
      var words = (name < 0 ? line : line.substring(name + 1)).strip().split("\\s+");
      try {
        if (name >= 0 && words.length >= 3) {
          add(entries, line.substring(0, line.indexOf(' ')), words[1], words[2], words[0]);
        } else if (name < 0 && words.length >= 4) {
          add(entries, words[0], words[1], words[2], words[3]);
        }
      } catch (NumberFormatException e) {
        // A process whose name holds a newline, or text of a login shell: not a line of the table.
        continue;
      }
    }
    return new ProcessTable(entries);
  }

  /** Those of {@code known} that live, all their descendants, and all members of groups that one of these processes leads. */
  Set<Long> belongingTo(Set<Long> known) {
    var found = new HashSet<Long>(known);
    for (int before = -1; before != found.size();) {
      before = found.size();
      for (var entry : entries) {
        if (found.contains(entry.parent()) || found.contains(entry.group())) {
          found.add(entry.process());
        }
      }
    }
    var living = new HashSet<Long>();
    entries.forEach(entry -> living.add(entry.process()));
    found.retainAll(living);
    return found;
  }

  private static void add(List<Entry> entries, String process, String parent, String group, String state) {
    if (!state.startsWith("Z") && !state.startsWith("X")) {
      entries.add(new Entry(Long.parseLong(process), Long.parseLong(parent), Long.parseLong(group)));
    }
  }
}
