package dev.upg.practice.pegasus.model;

import java.util.Locale;
import java.util.Optional;

/** What the meta leader does by itself, from nothing to curing and balancing. */
public enum MetaLevel {
  STOPPED, BLIND, FREEZED, STEADY, LIVELY;

  /** The word of the admin shell, in any case; empty when it is none. */
  public static Optional<MetaLevel> parse(String word) {
    for (var level : values()) {
      if (level.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean cures() {
    return this == STEADY || this == LIVELY;
  }
}
