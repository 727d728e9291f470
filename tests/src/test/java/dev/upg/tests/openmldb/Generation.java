package dev.upg.tests.openmldb;

import java.util.stream.Collectors;

/** The generations of OpenMLDB's SQL client; a sample of the newest is told again as each of them tells it. */
enum Generation {
  /** From 0.6.9: a column of SHOW TABLE STATUS has its old name. */
  V0_6_9,
  /** From 0.8.2. */
  V0_8_2,
  /** From 0.8.4: tells of broken tables before its result. */
  V0_8_4;

  String tells(String stdout) {
    if (this == V0_8_4) {
      return stdout;
    }
    int hint = stdout.indexOf("HINT: Use `openmldb_tool inspect`");
    var result = stdout.startsWith("ERROR: table ") ? stdout.substring(stdout.indexOf('\n', hint) + 1) : stdout;
    return this == V0_8_2
        ? result
        : result.lines().map(line -> line.replace("Offline_symbolic_paths", "Offline_deep_copy     "))
            .collect(Collectors.joining("\n", "", "\n"));
  }
}
