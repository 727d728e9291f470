package dev.upg.eval;

import java.time.Duration;

/** The times that hold where a playbook names none. */
public final class Limits {
  /** LANGUAGE: every remote command has a limit; this is the one of those that name none. */
  public static final Duration COMMAND = Duration.ofMinutes(10);

  /** What a probe in a wait has at least, however little time the wait has left. */
  public static final Duration LAST_LOOK = Duration.ofSeconds(10);

  private Limits() {}
}
