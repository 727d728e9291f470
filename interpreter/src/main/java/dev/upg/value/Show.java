package dev.upg.value;

import java.time.Duration;
import java.util.stream.Collectors;

/** Values as text: durations and sizes as they are written in the language. */
public final class Show {
  private static final String[] SIZE_UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Show() {}

  static String text(Value value) {
    return switch (value) {
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.Int(var number) -> Long.toString(number);
      case Value.Float(var number) -> Double.toString(number);
      case Value.Str(var text) -> text;
      case Value.Time(var duration) -> duration(duration);
      case Value.Size(var bytes) -> size(bytes);
      case Value.Percent(var share) -> share.stripTrailingZeros().toPlainString() + "%";
      case Value.VersionNumber(var version) -> version.toString();
      case Value.Secret secret -> secret.toString();
      case Value.NodeRef node -> node.name();
      case Value.Items(var values) -> values.stream().map(Value::show).collect(Collectors.joining(", ", "[", "]"));
      case Value.Entries(var values) -> values.entrySet().stream()
          .map(entry -> entry.getKey().show() + ": " + entry.getValue().show())
          .collect(Collectors.joining(", ", "{", "}"));
      case Value.Fields(var type, var values) -> values.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + entry.getValue().show())
          .collect(Collectors.joining(", ", type + "(", ")"));
      case Value.Json(var content, var path) ->
        content.map(found -> found instanceof String text ? text : JsonText.of(found)).orElse("null");
      case Value.None ignored -> "none";
      case Value.Nothing ignored -> "nothing";
      case Value.Function ignored -> "a function";
    };
  }

  /** {@code 1h30m}, {@code 2m5s}, {@code 500ms}; {@code 0s} for nothing. Below a millisecond is cut off. */
  public static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    var text = new StringBuilder();
    part(text, duration.toHours(), "h");
    part(text, duration.toMinutesPart(), "m");
    part(text, duration.toSecondsPart(), "s");
    part(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void part(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }

  private static String size(long bytes) {
    for (int i = SIZE_UNITS.length - 1; i >= 0; i--) {
      long unit = 1L << (10 * (i + 1));
      if (bytes >= unit && bytes % unit == 0) {
        return bytes / unit + SIZE_UNITS[i];
      }
    }
    return bytes + "B";
  }
}
