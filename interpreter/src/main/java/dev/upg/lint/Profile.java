package dev.upg.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much is asked of a playbook; each has all rules of the one before. */
public enum Profile {
  /** What surely goes wrong. */
  ESSENTIAL,
  /** What usually does: the one that counts when none is chosen. */
  STANDARD,
  /** What a playbook for production should hold besides. */
  STRICT;

  public boolean includes(Profile rule) {
    return compareTo(rule) >= 0;
  }

  public static Optional<Profile> of(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
