package dev.upg.lock;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who works on a cluster.
 *
 * @param run the run's name
 * @param since ISO 8601
 * @param doing the playbook's title
 * @param folder of the run, on {@code host}
 * @param stopped true for a run that ended half-way: it has no process that could renew the lease
 * @param now what it is at, or what it left half done; may be empty
 */
public record Holder(String run, String user, String host, long pid, String since, String doing, String folder,
    boolean stopped, String now) {

  /** The same, at something else. */
  public Holder at(String something) {
    return new Holder(run, user, host, pid, since, doing, folder, stopped, something);
  }

  /** The same run, ended half-way. */
  public Holder stoppedWith(String leftBehind) {
    return new Holder(run, user, host, pid, since, doing, folder, true, leftBehind);
  }

  /** One {@code name=value} a line. */
  String text() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("run", run);
    fields.put("user", user);
    fields.put("host", host);
    fields.put("pid", Long.toString(pid));
    fields.put("since", since);
    fields.put("doing", doing);
    fields.put("folder", folder);
    fields.put("stopped", Boolean.toString(stopped));
    fields.put("now", now);
    var text = new StringBuilder();
    fields.forEach((name, value) -> text.append(name).append('=').append(value.replaceAll("\\R", " ")).append('\n'));
    return text.toString();
  }

  static Holder of(Map<String, String> fields) {
    return new Holder(fields.getOrDefault("run", "?"), fields.getOrDefault("user", "?"),
        fields.getOrDefault("host", "?"), number(fields.getOrDefault("pid", "")), fields.getOrDefault("since", "?"),
        fields.getOrDefault("doing", "?"), fields.getOrDefault("folder", "?"),
        Boolean.parseBoolean(fields.getOrDefault("stopped", "")), fields.getOrDefault("now", ""));
  }

  /** 0 for a file that somebody wrote by hand. */
  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
