package dev.upg.inventory;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as written, with its ranges spread out: {@code db[01:03].example.com:2222} is three names and a port.
 *
 * @param names in order, at least one
 */
record HostPattern(List<String> names, Optional<Long> port) {
  private static final Pattern BRACKETED_PORT = Pattern.compile("\\[(.+)]:([0-9]{1,9})");
  private static final Pattern PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^]]*])*):([0-9]{1,9})");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*");
  private static final Pattern IPV6 = Pattern
      .compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[\\p{L}\\p{N}._-]+)?");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Something about the pattern is wrong; carried to {@link #parse}. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String help;

    Wrong(String label, String help) {
      super(label, null, false, false);
      this.help = help;
    }
  }

  /** Empty after a report. */
  static Optional<HostPattern> parse(String text, Span at, Diagnostics diagnostics) {
    try {
      var rest = text;
      Optional<Long> port = Optional.empty();
      for (var form : List.of(BRACKETED_PORT, PORT)) {
        var match = form.matcher(text);
        if (port.isEmpty() && match.matches()) {
          rest = match.group(1);
          port = Optional.of(Long.valueOf(match.group(2)));
        }
      }
      var names = expand(rest);
      checkName(names.getFirst());
      return Optional.of(new HostPattern(List.copyOf(names), port));
    } catch (Wrong e) {
      diagnostics
          .add(Diagnostic.error(Code.INVENTORY_SYNTAX, "`" + text + "` isn't a host", at, e.getMessage()).help(e.help));
      return Optional.empty();
    }
  }

  private static List<String> expand(String pattern) throws Wrong {
    List<String> names = List.of("");
    int from = 0;
    for (int open = pattern.indexOf('['); open >= 0; open = pattern.indexOf('[', from)) {
      int close = pattern.indexOf(']', open);
      if (close < 0) {
        throw new Wrong("the range has no closing `]`", "Write a range as `db[1:6]`, `db[01:10]` or `db-[a:f]`.");
      }
      names = join(names, pattern.substring(from, open), range(pattern.substring(open + 1, close)));
      from = close + 1;
    }
    return join(names, pattern.substring(from), List.of(""));
  }

  private static List<String> join(List<String> heads, String text, List<String> tails) throws Wrong {
    if ((long) heads.size() * tails.size() > Draft.MAX_NODES) {
      throw tooMany();
    }
    var result = new ArrayList<String>();
    for (var head : heads) {
      for (var tail : tails) {
        result.add(head + text + tail);
      }
    }
    return result;
  }

  private static List<String> range(String text) throws Wrong {
    var bounds = text.split(":", -1);
    if (bounds.length < 2 || bounds.length > 3) {
      throw new Wrong("`[" + text + "]` isn't a range",
          "Write a range as `[1:6]`, `[01:10]`, `[a:f]` or, with a step, `[0:10:2]`.");
    }
    int step = bounds.length == 3 ? number(bounds[2], "step") : 1;
    if (step < 1) {
      throw new Wrong("a range can't have the step " + step, "Write a step of 1 or more.");
    }
    var begin = bounds[0].isEmpty() ? "0" : bounds[0];
    var end = bounds[1];
    if (end.isEmpty()) {
      throw new Wrong("`[" + text + "]` has no end", "Write where the range ends: `[" + begin + ":10]`.");
    }
    return begin.length() == 1 && LETTERS.contains(begin) ? letters(begin, end, step) : numbers(begin, end, step);
  }

  private static List<String> letters(String begin, String end, int step) throws Wrong {
    if (end.length() != 1 || !LETTERS.contains(end)) {
      throw new Wrong("the range begins with a letter and ends with `" + end + "`",
          "Write two letters or two numbers.");
    }
    int last = LETTERS.indexOf(end);
    var names = new ArrayList<String>();
    for (int i = LETTERS.indexOf(begin); i <= last; i += step) {
      names.add(LETTERS.substring(i, i + 1));
    }
    return notEmpty(names, begin, end);
  }

  private static List<String> numbers(String begin, String end, int step) throws Wrong {
    int first = number(begin, "begin");
    int last = number(end, "end");
    boolean padded = begin.length() > 1 && begin.charAt(0) == '0';
    if (padded && begin.length() != end.length()) {
      throw new Wrong("`" + begin + "` and `" + end + "` have different lengths",
          "With leading zeros write both ends with the same number of digits.");
    }
    if ((last - first) / step >= Draft.MAX_NODES) {
      throw tooMany();
    }
    var names = new ArrayList<String>();
    for (int i = first; i <= last; i += step) {
      names.add(padded ? "0".repeat(begin.length() - String.valueOf(i).length()) + i : String.valueOf(i));
    }
    return notEmpty(names, begin, end);
  }

  private static List<String> notEmpty(List<String> names, String begin, String end) throws Wrong {
    if (names.isEmpty()) {
      throw new Wrong("the range is empty: `" + begin + "` comes after `" + end + "`", "Write the smaller end first.");
    }
    return names;
  }

  private static int number(String text, String part) throws Wrong {
    if (!text.matches("[0-9]{1,9}")) {
      throw new Wrong("the range's " + part + " is `" + text + "`", "Write two letters or two whole numbers.");
    }
    return Integer.parseInt(text);
  }

  private static Wrong tooMany() {
    return new Wrong("this is more than " + Draft.MAX_NODES + " hosts", "Look at the ends of the ranges.");
  }

  private static void checkName(String name) throws Wrong {
    if (NAME.matcher(name).matches() || IPV6.matcher(name).matches()) {
      return;
    }
    if (name.isEmpty()) {
      throw new Wrong("there is no name", "Write a host name before the port.");
    }
    if (name.contains("@")) {
      throw new Wrong("a user is not part of the name", "Write `" + name.substring(name.indexOf('@') + 1)
          + " ansible_user=" + name.substring(0, name.indexOf('@')) + "`.");
    }
    if (name.contains(":")) {
      throw new Wrong("after `:` a port is wanted", "Write `host:port`, or in YAML the host as a key.");
    }
    throw new Wrong("a host name has letters, digits, `.`, `-` and `_` only",
        name.contains(",")
            ? "Write one host per line."
            : "Write a name or an address; for a name of your own set `ansible_host`.");
  }
}
