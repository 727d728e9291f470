package dev.upg.host;

import java.time.Duration;

/**
 * What a command gave back. Bytes that aren't UTF-8 become U+FFFD.
 *
 * @param stdout at most {@link #KEPT_CHARACTERS} characters of it; the listener got all
 * @param truncated true when either stream was longer than what is kept
 */
public record CommandResult(int code, String stdout, String stderr, boolean truncated, Duration took) {
  /** How much of each stream is kept in memory. */
  public static final int KEPT_CHARACTERS = 4 * 1024 * 1024;

  public boolean succeeded() {
    return code == 0;
  }
}
