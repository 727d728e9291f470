package dev.upg.practice.openmldb.client;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Amounts as the clients show them. */
final class Amounts {
  private static final List<String> UNITS = List.of("", " K", " M", " G", " T");

  private Amounts() {}

  /** {@code 5.771 M}, {@code 478.000}. */
  static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1024 && unit < UNITS.size() - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.3f", amount) + UNITS.get(unit);
  }

  /** One unit, cut down: {@code 600ms 6s 5m 5h 12d}. */
  static String age(Duration age) {
    if (age.compareTo(Duration.ofSeconds(1)) < 0) {
      return age.toMillis() + "ms";
    }
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return age.toSeconds() + "s";
    }
    if (age.compareTo(Duration.ofHours(1)) < 0) {
      return age.toMinutes() + "m";
    }
    return age.compareTo(Duration.ofDays(1)) < 0 ? age.toHours() + "h" : age.toDays() + "d";
  }
}
