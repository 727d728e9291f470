package dev.upg.practice.openmldb.client;

import dev.upg.practice.openmldb.model.Build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of {@code bin/openmldb}.
 *
 * @param build of the program that was called
 * @param flags by name, without dashes
 * @param input of a call without {@code --cmd}
 */
public record Invocation(Build build, Map<String, String> flags, String input) {
  /** @param words as given to the program; {@code --name=value}, or {@code --name} for true */
  public static Invocation of(Build build, List<String> words, String input) {
    var flags = new HashMap<String, String>();
    for (var word : words) {
      var parts = word.replaceFirst("^--?", "").split("=", 2);
      flags.put(parts[0], parts.length > 1 ? parts[1] : "true");
    }
    return new Invocation(build, flags, input);
  }

  String flag(String name) {
    return flags.getOrDefault(name, "");
  }

  boolean hasCommand() {
    return flags.containsKey("cmd");
  }

  /** The words of a command; there may be more than one blank between them. */
  static List<String> words(String command) {
    return List.of(command.strip().split(" +"));
  }
}
