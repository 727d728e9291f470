package dev.upg.lint.flow;

import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Sub-commands that set something aside, and the words by which the same program takes it back: {@code kubectl cordon}, {@code uncordon}. */
public final class Opposites {
  private static final Map<String, List<String>> WORDS = Map.of("disable", List.of("enable"), "drain",
      List.of("undrain", "uncordon", "resume", "undrained"), "cordon", List.of("uncordon"), "pause",
      List.of("resume", "unpause"), "suspend", List.of("resume"), "freeze", List.of("unfreeze", "thaw"), "lock",
      List.of("unlock"), "off", List.of("on"), "set-maintenance", List.of("unset-maintenance"));

  /** What each closing word may have been opened by. */
  private static final Map<String, List<String>> OPENED = new HashMap<>();

  static {
    WORDS.forEach((open, closing) -> closing.forEach(word -> OPENED.merge(word, List.of(open), (some, more) -> {
      var all = new ArrayList<>(some);
      all.addAll(more);
      return all;
    })));
  }

  /** What they disable is meant to stay so. */
  private static final Set<String> FOR_GOOD = Set.of("systemctl", "update-rc.d", "chkconfig", "apt", "dnf", "yum");

  private Opposites() {}

  static Set<String> opens(CommandText text) {
    return keys(text, word -> WORDS.containsKey(word) ? List.of(word) : List.of());
  }

  static Set<String> closes(CommandText text) {
    return keys(text, word -> OPENED.getOrDefault(word, List.of()));
  }

  /** What undoes it, for a message: {@code kubectl uncordon}. */
  public static String undo(String key) {
    var parts = key.split(" ");
    return parts[1] + " … " + WORDS.get(parts[2]).getFirst();
  }

  private static Set<String> keys(CommandText text, Function<String, List<String>> set) {
    var keys = new HashSet<String>();
    for (ShellCommand command : text.commands()) {
      if (!FOR_GOOD.contains(command.program())) {
        command.arguments().forEach(word -> set.apply(word.text())
            .forEach(found -> keys.add("$ " + command.program() + " " + found)));
      }
    }
    return keys;
  }
}
