package dev.upg.practice.pegasus.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of one command line, read as GNU {@code getopt_long} does: options may stand anywhere, short ones may be joined.
 *
 * @param given short letter to value, or to the empty string where the option takes none
 * @param operands what isn't an option
 * @param error the words of getopt, or empty
 */
record Options(Map<Character, String> given, List<String> operands, String error) {

  /** @param spec for each option {@code letter=long-name}, with a final {@code :} where it takes a value */
  static Options parse(String command, List<String> arguments, List<String> spec) {
    return new Parser(command, spec).parse(arguments);
  }

  boolean has(char option) {
    return given.containsKey(option);
  }

  String value(char option) {
    return given.getOrDefault(option, "");
  }

  boolean failed() {
    return !error.isEmpty();
  }

  private static final class Parser {
    private final String command;
    private final Map<Character, Boolean> takesValue = new LinkedHashMap<>();
    private final Map<String, Character> names = new LinkedHashMap<>();
    private final Map<Character, String> given = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private String error = "";

    Parser(String command, List<String> spec) {
      this.command = command;
      for (var option : spec) {
        var value = option.endsWith(":");
        takesValue.put(option.charAt(0), value);
        names.put(option.substring(2, option.length() - (value ? 1 : 0)), option.charAt(0));
      }
    }

    Options parse(List<String> arguments) {
      var rest = new ArrayList<>(arguments);
      while (!rest.isEmpty() && error.isEmpty()) {
        var word = rest.removeFirst();
        if (word.equals("--")) {
          operands.addAll(rest);
          rest.clear();
        } else if (word.startsWith("--")) {
          longOption(word.substring(2), rest);
        } else if (word.startsWith("-") && word.length() > 1) {
          shortOptions(word.substring(1), rest);
        } else {
          operands.add(word);
        }
      }
      return new Options(given, List.copyOf(operands), error);
    }

    private void longOption(String word, List<String> rest) {
      var equals = word.indexOf('=');
      var name = equals < 0 ? word : word.substring(0, equals);
      var letter = names.get(name);
      if (letter == null) {
        error = command + ": unrecognized option '--" + name + "'\n";
      } else if (!takesValue.get(letter)) {
        given.put(letter, "");
      } else if (equals >= 0) {
        given.put(letter, word.substring(equals + 1));
      } else if (rest.isEmpty()) {
        error = command + ": option '--" + name + "' requires an argument\n";
      } else {
        given.put(letter, rest.removeFirst());
      }
    }

    private void shortOptions(String letters, List<String> rest) {
      for (var i = 0; i < letters.length() && error.isEmpty(); i++) {
        var letter = letters.charAt(i);
        if (!takesValue.containsKey(letter)) {
          error = command + ": invalid option -- '" + letter + "'\n";
        } else if (!takesValue.get(letter)) {
          given.put(letter, "");
        } else if (i + 1 < letters.length()) {
          given.put(letter, letters.substring(i + 1));
          return;
        } else if (rest.isEmpty()) {
          error = command + ": option requires an argument -- '" + letter + "'\n";
        } else {
          given.put(letter, rest.removeFirst());
        }
      }
    }
  }
}
