package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.Span;
import dev.upg.tree.Expression;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of numbers. One that doesn't fit is reported and taken as 0. */
final class Literals {
  private static final Pattern DURATION_PART = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
  private static final Map<String, Long> MILLISECONDS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L,
      "d", 86_400_000L);
  private static final Map<String, Long> BYTES = Map.of("B", 1L, "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L,
      "TB", 1_000_000_000_000L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

  private final Problems problems;

  Literals(Problems problems) {
    this.problems = problems;
  }

  static boolean isUnit(String text) {
    return MILLISECONDS.containsKey(text) || BYTES.containsKey(text);
  }

  long integer(Span span) {
    try {
      return Long.parseLong(span.text());
    } catch (NumberFormatException tooLarge) {
      return tooLarge(span, "the largest whole number is " + Long.MAX_VALUE);
    }
  }

  Expression duration(Span span) {
    long total = 0;
    long lastUnit = Long.MAX_VALUE;
    var parts = DURATION_PART.matcher(span.text());
    try {
      while (parts.find()) {
        long unit = MILLISECONDS.get(parts.group(2));
        if (unit >= lastUnit) {
          problems.syntax(Diagnostic
              .error(Code.BAD_UNIT, "The units of a duration go from the largest to the smallest", span,
                  "`" + parts.group(2) + "` can't come here")
              .help("Write it like `1h30m`."));
          break;
        }
        lastUnit = unit;
        total = Math.addExact(total, Math.multiplyExact(Long.parseLong(parts.group(1)), unit));
      }
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      total = tooLarge(span, "longer than upg can count");
    }
    return new Expression.DurationLiteral(span, Duration.ofMillis(total));
  }

  Expression size(Span span) {
    var text = span.text();
    int digits = 0;
    while (Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    long bytes;
    try {
      bytes = Math.multiplyExact(Long.parseLong(text.substring(0, digits)), BYTES.get(text.substring(digits)));
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      bytes = tooLarge(span, "more bytes than upg can count");
    }
    return new Expression.SizeLiteral(span, bytes);
  }

  Expression percent(Span span) {
    var text = span.text();
    return new Expression.PercentLiteral(span, new BigDecimal(text.substring(0, text.length() - 1)));
  }

  Expression floating(Span span) {
    double value = Double.parseDouble(span.text());
    if (Double.isInfinite(value)) {
      value = tooLarge(span, "larger than a `float` can be");
    }
    return new Expression.FloatLiteral(span, value);
  }

  private long tooLarge(Span span, String label) {
    problems.syntax(Diagnostic.error(Code.NUMBER_TOO_LARGE, "This number is too large", span, label)
        .help("Write a smaller number."));
    return 0;
  }
}
