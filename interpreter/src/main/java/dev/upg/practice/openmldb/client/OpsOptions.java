package dev.upg.practice.openmldb.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line of {@code openmldb_ops.py}, as python's optparse reads it: {@code --name=value}, {@code --name value}, unique beginnings. */
record OpsOptions(String folder, Map<String, String> values) {
  private static final List<String> NAMES = List.of("openmldb_bin_path", "zk_cluster", "zk_root_path", "cmd",
      "endpoints", "statfile", "allow_single_replica", "db", "filter");

  /** @throws IllegalArgumentException for an option that there isn't, with optparse's words */
  static OpsOptions parse(String folder, List<String> words) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < words.size(); i++) {
      var parts = words.get(i).split("=", 2);
      var given = parts[0].replaceFirst("^--", "");
      var matching = NAMES.stream().filter(name -> name.equals(given)).findFirst()
          .or(() -> NAMES.stream().filter(name -> name.startsWith(given)).findFirst());
      if (!parts[0].startsWith("--") || matching.isEmpty()) {
        throw new IllegalArgumentException("no such option: " + parts[0]);
      }
      boolean isFlag = matching.get().equals("allow_single_replica");
      values.put(matching.get(),
          isFlag ? "true" : parts.length > 1 ? parts[1] : i + 1 < words.size() ? words.get(++i) : "");
    }
    return new OpsOptions(folder, values);
  }

  String binary() {
    return values.getOrDefault("openmldb_bin_path", "");
  }

  String zookeeper() {
    return values.getOrDefault("zk_cluster", "");
  }

  String root() {
    return values.getOrDefault("zk_root_path", "");
  }

  String command() {
    return values.getOrDefault("cmd", "None");
  }

  List<String> endpoints() {
    return values.containsKey("endpoints") ? List.of(values.get("endpoints").split(",")) : List.of();
  }

  String statfile() {
    return values.getOrDefault("statfile", ".stat");
  }

  boolean allowsSingleReplica() {
    return values.containsKey("allow_single_replica");
  }

  String database() {
    return values.getOrDefault("db", "");
  }

  String filter() {
    return values.getOrDefault("filter", "");
  }
}
