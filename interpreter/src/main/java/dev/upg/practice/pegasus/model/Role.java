package dev.upg.practice.pegasus.model;

import java.util.Locale;
import java.util.Optional;

/** What a server process is started as ({@code -app_list}). */
public enum Role {
  META, REPLICA, COLLECTOR;

  public static Optional<Role> parse(String word) {
    for (var role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
