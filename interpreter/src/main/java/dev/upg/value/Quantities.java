package dev.upg.value;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations and sizes from text, in the units of the language. */
public final class Quantities {
  private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12}(ms|s|m|h|d))+");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)");
  private static final Map<String, Long> SIZE_UNITS = Map.of("B", 1L, "kB", 1_000L, "MB", 1_000_000L, "GB",
      1_000_000_000L, "TB", 1_000_000_000_000L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

  private Quantities() {}

  /** {@code 500ms}, {@code 1h30m}; empty when it isn't one. */
  public static Optional<Duration> duration(String text) {
    // More parts than units, and in the end more than can be counted, is no duration that anyone means.
    if (text.length() > 100 || !DURATION.matcher(text).matches()) {
      return Optional.empty();
    }
    var sum = Duration.ZERO;
    var parts = DURATION_PART.matcher(text);
    while (parts.find()) {
      long count = Long.parseLong(parts.group(1));
      sum = sum.plus(switch (parts.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      });
    }
    return Optional.of(sum);
  }

  /** {@code 512MiB} in bytes; empty when it isn't one or is too large. */
  public static Optional<Long> size(String text) {
    var parts = SIZE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Math.multiplyExact(Long.parseLong(parts.group(1)), SIZE_UNITS.get(parts.group(2))));
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }
}
