package dev.upg.inventory;

import org.yaml.snakeyaml.nodes.Tag;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Plain scalars as PyYAML (YAML 1.1) takes them, which Ansible uses: {@code yes} is true, {@code 0755} is octal,
 * {@code 1:30} is 90, {@code 1e3} is text. Dates stay text; so do numbers beyond 64 bits.
 */
final class YamlScalar {
  private static final Pattern FLOAT = Pattern
      .compile("[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?");

  private YamlScalar() {}

  /** Null for null. */
  static Object value(Tag tag, String text) {
    try {
      if (tag.equals(Tag.NULL)) {
        return null;
      } else if (tag.equals(Tag.BOOL)) {
        return Values.truth(text).map(Object.class::cast).orElse(text);
      } else if (tag.equals(Tag.INT)) {
        return whole(text.replace("_", ""));
      } else if (tag.equals(Tag.FLOAT)) {
        return decimal(text);
      }
      return text;
    } catch (NumberFormatException | ArithmeticException e) {
      // Beyond 64 bits: digits are kept as they are rather than rounded.
      return text;
    }
  }

  private static Object whole(String digits) {
    int sign = digits.startsWith("-") ? -1 : 1;
    var rest = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    if (rest.indexOf(':') >= 0) {
      long total = 0;
      for (var part : rest.split(":")) {
        total = Math.addExact(Math.multiplyExact(total, 60L), Long.parseLong(part));
      }
      return sign * total;
    }
    var lower = rest.toLowerCase(Locale.ROOT);
    if (lower.startsWith("0x")) {
      return sign * Long.parseLong(lower.substring(2), 16);
    }
    if (lower.startsWith("0b")) {
      return sign * Long.parseLong(lower.substring(2), 2);
    }
    return sign * Long.parseLong(lower, lower.length() > 1 && lower.startsWith("0") ? 8 : 10);
  }

  private static Object decimal(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".inf")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.equals(".nan")) {
      return Double.NaN;
    }
    return FLOAT.matcher(text).matches() ? (Object) Double.valueOf(text.replace("_", "")) : text;
  }
}
