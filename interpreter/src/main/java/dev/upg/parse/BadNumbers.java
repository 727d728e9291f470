package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.Span;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words for numbers with something behind them that isn't a unit. */
final class BadNumbers {
  private static final Pattern NUMBER = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(.*)", Pattern.DOTALL);
  private static final Pattern EXPONENT = Pattern.compile("[eE][0-9]*");
  private static final Pattern GROUPED = Pattern.compile("_[0-9_]+");
  private static final Map<String, String> MEANT = Map.ofEntries(Map.entry("min", "m"), Map.entry("mins", "m"),
      Map.entry("minute", "m"), Map.entry("minutes", "m"), Map.entry("sec", "s"), Map.entry("secs", "s"),
      Map.entry("second", "s"), Map.entry("seconds", "s"), Map.entry("hr", "h"), Map.entry("hrs", "h"),
      Map.entry("hour", "h"), Map.entry("hours", "h"), Map.entry("day", "d"), Map.entry("days", "d"),
      Map.entry("msec", "ms"), Map.entry("millis", "ms"), Map.entry("k", "KiB"), Map.entry("kb", "kB"),
      Map.entry("mb", "MB"), Map.entry("gb", "GB"), Map.entry("g", "GiB"), Map.entry("tb", "TB"), Map.entry("t", "TiB"),
      Map.entry("kib", "KiB"), Map.entry("mib", "MiB"), Map.entry("gib", "GiB"), Map.entry("tib", "TiB"),
      Map.entry("b", "B"), Map.entry("分", "m"), Map.entry("分钟", "m"), Map.entry("秒", "s"), Map.entry("小时", "h"),
      Map.entry("天", "d"));

  private static final Map<String, String> SMALLER = Map.ofEntries(Map.entry("s", "ms"), Map.entry("m", "s"),
      Map.entry("h", "m"), Map.entry("d", "h"), Map.entry("kB", "B"), Map.entry("MB", "kB"), Map.entry("GB", "MB"),
      Map.entry("TB", "GB"), Map.entry("KiB", "B"), Map.entry("MiB", "KiB"), Map.entry("GiB", "MiB"),
      Map.entry("TiB", "GiB"));

  private BadNumbers() {}

  static Diagnostic diagnostic(Span span) {
    var number = NUMBER.matcher(span.text());
    if (!number.matches()) {
      throw new IllegalStateException("not a number: " + span.text());
    }
    var digits = number.group(1);
    var unit = number.group(2);
    if (unit.startsWith(".")) {
      return error("`" + span.text() + "` isn't a number", span, "more than one dot")
          .help("Write a version as `version(\"" + span.text() + "\")`, an address as a string.");
    }
    if (EXPONENT.matcher(unit).matches() || GROUPED.matcher(unit).matches()
        || digits.equals("0") && unit.matches("[xXbo][0-9a-fA-F]+")) {
      return error("`" + span.text() + "` isn't a number", span, "only digits and one dot can be written")
          .help("Write all digits.");
    }
    var plain = unit(unit).orElse(null);
    var title = Literals.isUnit(unit)
        ? "A number with the unit `" + unit + "` has no fraction"
        : "`" + unit + "` isn't a unit";
    var label = plain == null ? "a unit such as `s`, `m` or `MiB` was wanted" : "write `" + whole(digits, plain) + "`";
    return error(title, span, label)
        .help("Durations: `ms`, `s`, `m`, `h`, `d`. Sizes: `B`, `kB`, `MB`, `GB`, `TB`, `KiB`, `MiB`, `GiB`, `TiB`.");
  }

  /** The unit that a word stands for. */
  static Optional<String> unit(String word) {
    return Literals.isUnit(word)
        ? Optional.of(word)
        : Optional.ofNullable(MEANT.getOrDefault(word, MEANT.get(word.toLowerCase(Locale.ROOT))));
  }

  /** {@code 1.5h} as {@code 90m}: the same in whole numbers, where that can be done. */
  private static String whole(String digits, String unit) {
    int dot = digits.indexOf('.');
    if (dot < 0) {
      return digits + unit;
    }
    var smaller = SMALLER.get(unit);
    if (smaller == null) {
      return digits.substring(0, dot) + unit;
    }
    double factor = unit.endsWith("iB")
        ? 1024
        : unit.endsWith("B") || unit.equals("s") ? 1000 : unit.equals("d") ? 24 : 60;
    return Math.round(Double.parseDouble(digits) * factor) + smaller;
  }

  private static Diagnostic error(String title, Span span, String label) {
    return Diagnostic.error(Code.BAD_UNIT, title, span, label);
  }
}
