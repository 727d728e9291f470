package dev.upg.practice.pegasus.model;

import java.util.Locale;
import java.util.Optional;

/** What can be proposed for a partition. */
public enum ActionType {
  ASSIGN_PRIMARY, UPGRADE_TO_PRIMARY, ADD_SECONDARY, UPGRADE_TO_SECONDARY, DOWNGRADE_TO_SECONDARY, DOWNGRADE_TO_INACTIVE, REMOVE;

  public static Optional<ActionType> parse(String word) {
    for (var type : values()) {
      if (type.name().equals(word.toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
