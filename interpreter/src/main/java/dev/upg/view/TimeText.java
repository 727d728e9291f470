package dev.upg.view;

import java.time.Duration;

/** Durations as people read them: {@code 0.4s}, {@code 12s}, {@code 4m 52s}, {@code 1h 3m}. */
public final class TimeText {
  private TimeText() {}

  public static String of(Duration duration) {
    if (duration.isNegative()) {
      return "0s";
    }
    long tenths = (duration.toMillis() + 50) / 100;
    if (tenths == 0) {
      return "0s";
    }
    if (tenths < 100) {
      return tenths % 10 == 0 ? tenths / 10 + "s" : tenths / 10 + "." + tenths % 10 + "s";
    }
    return whole(duration);
  }

  /** Without tenths: for times that count down or up before the reader's eyes. */
  public static String whole(Duration duration) {
    long seconds = duration.isNegative() ? 0 : (duration.toMillis() + 500) / 1000;
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m" + rest(seconds % 60, "s");
    }
    long minutes = (seconds + 30) / 60;
    return minutes / 60 + "h" + rest(minutes % 60, "m");
  }

  private static String rest(long amount, String unit) {
    return amount == 0 ? "" : " " + amount + unit;
  }
}
