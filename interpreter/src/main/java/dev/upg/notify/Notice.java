package dev.upg.notify;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What people are told.
 *
 * @param run its name
 * @param title the playbook's
 * @param node where it happened; empty when that isn't one node
 * @param text one or a few lines, for people; no secrets
 */
public record Notice(Kind kind, Instant at, String run, String title, Optional<String> node, String text) {
  public enum Kind {
    STARTED, NODE_DONE, QUESTION, FAILED, ENDED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** All of it, for a chat. */
  String message() {
    return "upg: " + title + " (run " + run + ")\n" + text;
  }
}
