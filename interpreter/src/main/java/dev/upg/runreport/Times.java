package dev.upg.runreport;

import dev.upg.view.TimeText;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the report's reader has them on the wall. */
record Times(ZoneId zone) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter WITH_ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

  String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  String stamp(Instant at) {
    return STAMP.format(at.atZone(zone));
  }

  String withZone(Instant at) {
    return WITH_ZONE.format(at.atZone(zone));
  }

  /** {@code 12 ms} where a tenth of a second is too coarse. */
  static String took(Duration took) {
    return took.toMillis() < 100 ? Math.max(0, took.toMillis()) + " ms" : TimeText.of(took);
  }
}
