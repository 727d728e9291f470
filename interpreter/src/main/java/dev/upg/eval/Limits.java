package dev.upg.eval;

import java.time.Duration;

/** The times that hold where a playbook names none. */
public final class Limits {
  /** LANGUAGE: every remote command has a limit; this is the one of those that name none. */
  public static final Duration COMMAND = Duration.ofMinutes(10);

  /** What a probe in a wait has at least, however little time the wait has left. */
  public static final Duration LAST_LOOK = Duration.ofSeconds(10);

  /** Nobody waits longer, and clocks, which count in nanoseconds, don't overflow. */
  private static final Duration FOR_EVER = Duration.ofDays(36_525);

  private Limits() {}

  static Duration atMostForEver(Duration duration) {
    return duration.compareTo(FOR_EVER) > 0 ? FOR_EVER : duration;
  }
}
